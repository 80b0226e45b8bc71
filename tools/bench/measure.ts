import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT } from '../common/paths';

/** Pairs that every ratio is taken from. */
export const PAIRS = 9;

/** Takes one measurement. */
type Measure = () => Promise<number>;

/** One row of the benchmark's table. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly against?: string;
  readonly figure: string;
  readonly target?: string;
  readonly met?: boolean;
}

/**
 * Measures two things in turn, so that other load on the machine affects both alike; which one of a pair goes first alternates.
 *
 * Returns their medians, and the median, smallest and largest ratio of a pair, first over second.
 */
export async function compare(first: Measure, second: Measure, pairs: number = PAIRS) {
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 0) {
      firsts.push(await first());
      seconds.push(await second());
    } else {
      seconds.push(await second());
      firsts.push(await first());
    }
  }
  const ratios = firsts.map((value, index) => value / seconds[index]);
  return { first: median(firsts), second: median(seconds), ratio: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** Compares two things measured in milliseconds. */
export async function ratioRow(what: string, measured: Measure, name: string, against: Measure, mostRatio: number): Promise<Row> {
  const { first, second, ratio, least, most } = await compare(measured, against);
  return {
    what,
    measured: `${first.toFixed(0)} ms`,
    against: `${second.toFixed(0)} ms (${name})`,
    figure: `${ratio.toFixed(2)} times (${least.toFixed(2)} to ${most.toFixed(2)})`,
    target: `at most ${mostRatio}`,
    met: ratio <= mostRatio,
  };
}

/** Runs Node.js with the given arguments in a fresh process; returns the number that the program prints. */
export async function printedNumber(...args: readonly string[]): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return Number(stdout);
}

/** The value in the middle of an odd number of values. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
