/** An interval expression that cannot be used. */
export interface EveryProblem {
  /** What is wrong with it, in plain words. */
  readonly problem: string;
  /**
   * A valid expression that says what was probably meant.
   * @default - there is no single one
   */
  readonly instead?: string;
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** The longest interval: Function Compute reads Go durations, which count nanoseconds in 64 bits. */
export const LONGEST_SECONDS = 9_223_372_036;

/** Parts of a second are counted in millionths, so that sums of decimals stay exact. */
const FRACTION_DIGITS = 6;

/** The form of an interval, in Terraform's syntax. */
export const INTERVAL = `(?:[0-9]+(?:\\.[0-9]{1,${FRACTION_DIGITS}})?[hms])+`;

/**
 * Reads the interval of an `@every` expression: hours, minutes and seconds as Go writes durations, `5m`, `1.5h`, `2h45m`.
 *
 * The interval must be whole seconds, at least one.
 *
 * @param text what follows `@every`
 * @returns its seconds
 * @see https://www.alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-struct-timertriggerconfig
 */
export function parseEvery(text: string): number | EveryProblem {
  if (!/^(\d+(\.\d+)?[hms])+$/.test(text)) {
    return malformed(text);
  }
  let millionths = 0;
  for (const [, whole, decimals = '', unit] of text.matchAll(/(\d+)(?:\.(\d+))?([hms])/g)) {
    if (decimals.length > FRACTION_DIGITS) {
      return { problem: `more than ${FRACTION_DIGITS} decimals` };
    }
    millionths += Number(whole + decimals.padEnd(FRACTION_DIGITS, '0')) * UNIT_SECONDS[unit];
  }
  const seconds = millionths / 10 ** FRACTION_DIGITS;
  if (seconds > LONGEST_SECONDS) {
    return { problem: 'longer than Function Compute can count' };
  }
  if (seconds === 0) {
    return { problem: 'an interval of zero' };
  }
  return Number.isInteger(seconds) ? seconds : { problem: 'not a whole number of seconds' };
}

/** The expression of an interval in seconds: in minutes where they are whole, `@every 90m`, as Function Compute's console has it. */
export function renderEvery(seconds: number): string {
  return seconds % UNIT_SECONDS.m === 0 ? `@every ${seconds / UNIT_SECONDS.m}m` : `@every ${seconds}s`;
}

function malformed(text: string): EveryProblem {
  const problem = 'an interval is hours, minutes and seconds, as in 5m, 1.5h or 2h45m';
  const [, number, unit] = /^(\d+)\s*(|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)$/i.exec(text) ?? [];
  if (number === undefined) {
    return { problem };
  }
  const letter = unit.charAt(0).toLowerCase();
  const instead = letter === 'd' ? `@every ${Number(number) * 24}h` : `@every ${number}${letter || 'm'}`;
  return { problem, instead };
}
