/** A source of numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/** Milliseconds: a constant, or evenly distributed between two bounds. */
export type Milliseconds = number | readonly [least: number, most: number];

/** A generator (mulberry32) that gives the same numbers for the same seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Draws milliseconds; a constant draws nothing. */
export function draw(milliseconds: Milliseconds, random: Random): number {
  if (typeof milliseconds === 'number') {
    return milliseconds;
  }
  const [least, most] = milliseconds;
  return least + (most - least) * random();
}

/** Draws hexadecimal digits in lower case. */
export function drawHex(digits: number, random: Random): string {
  let text = '';
  while (text.length < digits) {
    text += Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  }
  return text.slice(0, digits);
}
