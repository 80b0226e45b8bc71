import type { Job } from '../src/job/job';
import { isCron, nextRuns, parseCron, parseExpression, type Cron } from '../src/schedule-time';

/** Between which instants the ticks of a schedule are runs: from the first on, and before the second. */
export type Window = Pick<Job, 'notBefore' | 'notAfter'>;

/** A timer's expression, read; undefined where it is a period, which Function Compute counts from a moment of its own, or none at all. */
export function cronOf(expression: string | undefined): Cron | undefined {
  const parsed = expression === undefined ? undefined : parseExpression(expression);
  const cron = parsed?.kind === 'cron' ? parseCron(parsed.fields) : [];
  return isCron(cron) ? cron : undefined;
}

/** The next ticks after an instant, those within the window of a job where there is one; undefined where they cannot be known. */
export function nextTicks(expression: string | undefined, after: Date, count: number, window: Window = {}): Date[] | undefined {
  const cron = cronOf(expression);
  const [from, before] = [window.notBefore, window.notAfter].map((text) => (text === undefined ? undefined : Date.parse(text)));
  return cron && nextRuns(cron, after.getTime(), count, { from, before }).map((milliseconds) => new Date(milliseconds));
}

/** Whether an instant is a tick, within the window of a job where there is one; undefined where that cannot be known. */
export function isTick(expression: string | undefined, instant: Date, window: Window = {}): boolean | undefined {
  const [next] = nextTicks(expression, new Date(instant.getTime() - 1), 1, window) ?? [];
  return cronOf(expression) && next?.getTime() === instant.getTime();
}
