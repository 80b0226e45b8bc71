/**
 * Where a row of things changes: the first position, from `low` up to but not including `high`, for which a test fails that
 * holds for everything before it. It is `high` where the test holds for all.
 */
export function firstNot(low: number, high: number, holds: (position: number) => boolean): number {
  let first = low;
  let end = high;
  while (first < end) {
    const middle = Math.floor((first + end) / 2);
    if (holds(middle)) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  return first;
}
