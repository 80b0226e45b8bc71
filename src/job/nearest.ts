import type { Fields } from './field';

/** What a name may lack at its end: its unit, or that it is a URL. */
const ENDINGS = ['seconds', 'mb', 'days', 'hours', 'url'];

/** The one of some names that an unknown name was probably meant to be; undefined where none resembles it. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = plain(name);
  const limit = wanted.length >= 6 ? 2 : wanted.length >= 3 ? 1 : 0;
  const distanceOf = (known: string) => (ENDINGS.some((ending) => plain(known) === wanted + ending) ? 0 : editDistance(wanted, plain(known), limit));
  const [found] = names
    .map((known) => ({ known, distance: distanceOf(known) }))
    .filter(({ distance }) => distance !== Infinity)
    .sort((one, other) => one.distance - other.distance);
  return found?.known;
}

/** The field that an unknown name was probably meant to be, by its own name or by its former one. */
export function nearestField(name: string, fields: Fields): string | undefined {
  const byName = new Map(Object.entries(fields).flatMap(([known, { formerName = known }]) => [known, formerName].map((each) => [each, known])));
  const found = nearest(name, [...byName.keys()]);
  return found === undefined ? undefined : byName.get(found);
}

/** Whether two names differ in case, `_` and `-` only. */
export function sameLetters(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** Letters of either case are the same, and so are `timeZone`, `time_zone` and `time-zone`. */
function plain(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

/** Letters to put in, take out, change or swap with a neighbour; infinite where that is more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) {
    return Infinity;
  }
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1] + Number(a[i - 1] !== b[j - 1]);
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
      }
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] <= limit ? last[b.length] : Infinity;
}
