import { onTheClockOf } from '../../cli/terminal/next-runs';

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
