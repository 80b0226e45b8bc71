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
  const from = window.notBefore === undefined ? -Infinity : Date.parse(window.notBefore) - 1;
  const before = window.notAfter === undefined ? Infinity : Date.parse(window.notAfter);
  return (
    cron &&
    nextRuns(cron, Math.max(after.getTime(), from), count)
      .filter((run) => run < before)
      .map((milliseconds) => new Date(milliseconds))
  );
}

/** Whether an instant is a tick; undefined where that cannot be known. */
export function isTick(expression: string | undefined, instant: Date): boolean | undefined {
  const [next] = nextTicks(expression, new Date(instant.getTime() - 1), 1) ?? [];
  return cronOf(expression) && next?.getTime() === instant.getTime();
}
