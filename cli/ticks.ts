import { isCron, nextRuns, parseCron, parseExpression, type Cron } from '../src/schedule-time';

/** A timer's expression, read; undefined where it is a period, which Function Compute counts from a moment of its own, or none at all. */
export function cronOf(expression: string | undefined): Cron | undefined {
  const parsed = expression === undefined ? undefined : parseExpression(expression);
  const cron = parsed?.kind === 'cron' ? parseCron(parsed.fields) : [];
  return isCron(cron) ? cron : undefined;
}

/** The next ticks after an instant; undefined where they cannot be known. */
export function nextTicks(expression: string | undefined, after: Date, count: number): Date[] | undefined {
  const cron = cronOf(expression);
  return cron && nextRuns(cron, after.getTime(), count).map((milliseconds) => new Date(milliseconds));
}

/** Whether an instant is a tick; undefined where that cannot be known. */
export function isTick(expression: string | undefined, instant: Date): boolean | undefined {
  const [next] = nextTicks(expression, new Date(instant.getTime() - 1), 1) ?? [];
  return cronOf(expression) && next?.getTime() === instant.getTime();
}
