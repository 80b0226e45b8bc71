import { isCron, localTime, nextRuns, parseCron, parseExpression, type Cron } from '../../src/schedule-time';

const MINUTE = 60_000;
const WEEK_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * Reads a timer's expression.
 *
 * @throws Error for a period: Function Compute counts it from a moment of its own, so that no tick is known.
 */
export function readCron(expression: string): Cron {
  const parsed = parseExpression(expression);
  const cron = parsed.kind === 'cron' ? parseCron(parsed.fields) : [];
  if (!isCron(cron)) {
    throw new Error(`The ticks of ${JSON.stringify(expression)} cannot be known.`);
  }
  return cron;
}

/** The next ticks after an instant. */
export function ticksAfter(cron: Cron, after: Date, count: number): Date[] {
  return nextRuns(cron, after.getTime(), count).map((milliseconds) => new Date(milliseconds));
}

/** An instant on the clock of a zone: `Wed 2026-11-25 04:30:00`. */
export function onTheClockOf(zone: string, instant: Date): string {
  const local = localTime(zone, instant.getTime());
  const date = new Date(Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second));
  return `${WEEK_DAYS[local.weekDay - 1]} ${date.toISOString().slice(0, 19).replace('T', ' ')}`;
}

/** How long it is from one instant to a later one, in its two largest units: `3 d 4 h`, `13 h 5 min`, `5 min`. */
export function distance(from: Date, to: Date): string {
  const minutes = Math.round((to.getTime() - from.getTime()) / MINUTE);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days > 0) {
    return `${days} d ${hours} h`;
  }
  return hours > 0 ? `${hours} h ${rest} min` : `${rest} min`;
}

/**
 * Draws instants on a line that starts now and ends at the last of them, with the dates of the zone below.
 *
 * Instants that fall on one column are one mark; a date that has no room is left out.
 */
export function timeline(now: Date, runs: readonly Date[], zone: string, width: number): [marks: string, dates: string] {
  const labels = runs.map((run) => onTheClockOf(zone, run).slice(9, 14));
  const length = width - 'now '.length - 3;
  const span = Math.max(1, runs[runs.length - 1].getTime() - now.getTime());
  const marks = [...'─'.repeat(length)];
  let dates = '';
  runs.forEach((run, index) => {
    const column = Math.max(1, Math.round(((run.getTime() - now.getTime()) / span) * (length - 1)));
    marks[column] = '●';
    const start = 'now '.length + column - 2;
    if (start >= dates.length + (dates === '' ? 0 : 1)) {
      dates = dates.padEnd(start) + labels[index];
    }
  });
  return [`now ${marks.join('')}`, dates];
}
