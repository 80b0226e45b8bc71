/** Pairs that every ratio is taken from. */
export const PAIRS = 9;

/** Two things measured side by side. */
export interface Comparison {
  /** Medians, in the unit that was measured. */
  readonly first: number;
  readonly second: number;
  /** The median of the pairs' ratios, first over second, and the smallest and largest of them. */
  readonly ratio: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Measures two things in turn, nine times each, so that whatever else the machine does meets both alike.
 *
 * Which one of a pair goes first changes from pair to pair.
 */
export async function compare(first: () => Promise<number>, second: () => Promise<number>, pairs: number = PAIRS): Promise<Comparison> {
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

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
