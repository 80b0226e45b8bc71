import { parseArgs } from 'node:util';
import { UsageError } from '../../cli/errors';
import { understood, wholeNumber } from '../../cli/options';
import { ACCOUNT_MAX_QPS } from '../../src/job/limits';

/** What the demo was asked for. */
export interface DemoOptions {
  readonly help: boolean;
  /** Media of the load demonstration; left out, the example's own media are taken, within the day's quota. */
  readonly media?: number;
  /** Calls a second; left out, the synthesized function's own pace, or VOD's limit in the load demonstration. */
  readonly qps?: number;
  /** Whether the emulator refuses URLs beyond those that VOD's queue holds. */
  readonly queue: boolean;
}

/** The media whose IDs fit into one event with the example's task; their bytes are checked as well. */
const MOST_MEDIA = 3600;

/** What `--help` prints. */
export const HELP = `Synthesizes examples/nightly-warmup and carries one run of it out against an emulated ApsaraVideo VOD
on this machine: the very zip and the very payload that a deployment would get. Nothing leaves the machine,
no account is needed.

  npm run demo                                 the example's media, within the day's quota of URLs
  npm run demo -- --media 3000 --qps 50        the load demonstration: the quota is off

Options
  --media N   N generated media IDs in place of the example's, 1 to ${MOST_MEDIA.toLocaleString('en-US')}; turns the emulator's quota off
  --qps N     calls a second, 1 to ${ACCOUNT_MAX_QPS}: what VOD serves  [the example's pace; ${ACCOUNT_MAX_QPS} with --media]
  --queue     the emulator holds 100 URLs under way and refuses more, as VOD is said to do; the run then
              waits for room, which takes some minutes
  --help      this text

Writes build/demo: cdktf.out, the function as it was unpacked, report.json.
Exit status: 0 when every media is accounted for and no call was dropped, else 1; 2 for a wrong option.
NO_COLOR turns colours off.
`;

/**
 * Reads the command line.
 *
 * @throws UsageError for options that do not exist, or values that are not allowed.
 */
export function readOptions(args: readonly string[]): DemoOptions {
  const { values } = understood(() =>
    parseArgs({
      args: [...args],
      options: { media: { type: 'string' }, qps: { type: 'string' }, queue: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }),
  );
  const { help = false, queue = false } = values;
  const media = wholeNumber('--media', values.media, MOST_MEDIA);
  if (media !== undefined && queue) {
    throw new UsageError("--queue goes with the example's media only: the load demonstration is about the pace.");
  }
  return { help, media, qps: wholeNumber('--qps', values.qps, ACCOUNT_MAX_QPS), queue };
}
