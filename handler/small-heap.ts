import { setFlagsFromString } from 'node:v8';

/** By how much the heap may grow beyond what is in use, in percent, until it is cleared up. */
const GROWING_PERCENT = 20;

/**
 * Has V8 clear up as soon as there is something to clear up.
 *
 * A run holds little at a time and drops it a second later. By itself V8 would let several times as much come together: the
 * memory that a function pays for and may run out of.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
}
