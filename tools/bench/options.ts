import { parseArgs } from 'node:util';
import { SIZES } from './synth';

/** What can be measured, in the order in which it is. */
export const PARTS = ['zip', 'import', 'synth', 'run', 'selection'] as const;

export type Part = (typeof PARTS)[number];

/** What the benchmark was asked for. */
export interface BenchOptions {
  readonly help: boolean;
  readonly parts: readonly Part[];
  readonly sizes: readonly number[];
  /** Whether a target that is missed fails. */
  readonly check: boolean;
}

/** A command line that the benchmark does not understand. */
export class UsageError extends Error {}

/** What `--help` prints. */
export const HELP = `Measures the library against what it is made of, side by side in one run.

  npm run bench
  npm run bench -- --only synth --sizes 50,500

Options
  --only PART    ${PARTS.join(', ')}; several with commas  [all]
  --sizes N,N    schedules of the synths, 50 a prefetcher  [${SIZES.join(',')}]
  --check        exit status 1 when a target is missed
  --help         this text
`;

/** Reads the command line; throws `UsageError`. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { only, sizes, check = false, help = false } = parse(args);
  const parts = only?.split(',') ?? [...PARTS];
  const unknown = parts.find((part) => !PARTS.includes(part as Part));
  if (unknown !== undefined) {
    throw new UsageError(`--only: ${JSON.stringify(unknown)}. Allowed: ${PARTS.join(', ')}.`);
  }
  const counts = sizes?.split(',').map(Number) ?? SIZES;
  if (counts.some((count) => !(Number.isInteger(count) && count >= 1))) {
    throw new UsageError(`--sizes: ${JSON.stringify(sizes)}. Allowed: whole numbers from 1, with commas.`);
  }
  return { help, check, parts: PARTS.filter((part) => parts.includes(part)), sizes: counts };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        sizes: { type: 'string' },
        check: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
