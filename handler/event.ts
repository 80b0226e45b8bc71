import { show } from '../src/job/show';
import { isObject } from './json';

/** How far ahead of the function's clock a tick may be, in milliseconds: more than clocks differ. */
export const MOST_AHEAD_MILLISECONDS = 900_000;

/** What started a run: the job as JSON value, and the tick. */
export interface RunEvent {
  readonly job: unknown;
  /** When the timer meant to fire, in milliseconds since 1970; left out on a direct call. */
  readonly triggerTime?: number;
}

/** Every time of a run can be reckoned from a tick since then. */
const OLDEST_TICK = 0;

/** An event that holds no job, or whose tick cannot be. */
export class EventError extends Error {
  override readonly name = 'EventError';
}

/**
 * Reads the event: a timer's envelope, whose payload is the job as JSON text, or a job as the whole event of a direct call.
 *
 * @throws EventError where there is no JSON.
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/time-triggers
 */
export function readEvent(event: Uint8Array | string): RunEvent {
  const text = typeof event === 'string' ? event : Buffer.from(event).toString('utf8');
  const value = parse(text, 'The event');
  if (!isObject(value) || !('payload' in value || 'triggerName' in value)) {
    return { job: value };
  }
  if (typeof value.payload !== 'string') {
    throw new EventError("The payload of the timer's event is no text: a timer carries the job as JSON text.");
  }
  return { job: parse(value.payload, "The payload of the timer's event"), triggerTime: readTime(value.triggerTime) };
}

/** A tick that cannot be read is an error: without it, the run would have no ledger. */
function readTime(value: unknown): number | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (!(time >= OLDEST_TICK)) {
    throw new EventError(`triggerTime of the timer's event must be a time of ISO 8601 from 1970 on, got ${show(value)}.`);
  }
  return time;
}

/** Refuses a tick that is still to come: in the ledger, its run would take the place of the real one. @throws EventError */
export function refuseFutureTick(triggerTime: number | undefined, now: number): void {
  if (triggerTime !== undefined && triggerTime > now + MOST_AHEAD_MILLISECONDS) {
    throw new EventError(
      `triggerTime must be at most 15 minutes ahead of the function's clock, which is ${new Date(now).toISOString()}; got ` +
        `${new Date(triggerTime).toISOString()}. Invoke the function once that time has come.`,
    );
  }
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EventError(`${what} is no JSON: ${(error as Error).message}`);
  }
}
