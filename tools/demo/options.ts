import { parseArgs } from 'node:util';
import { UsageError } from '../../cli/errors';
import { understood, wholeNumber } from '../../cli/options';
import { ACCOUNT_MAX_QPS } from '../../src/job/limits';

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
Exit status: 0 when every media asset is accounted for and no call was dropped, else 1; 2 for a wrong option.
NO_COLOR turns colours off.
`;

/** What the command line asks for. */
export type DemoOptions = ReturnType<typeof readOptions>;

/**
 * Reads the command line.
 *
 * @throws UsageError for options that do not exist, or values that are not allowed.
 */
export function readOptions(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const options = { media: { type: 'string' }, qps: { type: 'string' }, queue: flag, help: { ...flag, short: 'h' } } as const;
  const { values } = understood(() => parseArgs({ args: [...args], options }));
  const { help, queue } = values;
  const media = wholeNumber('--media', values.media, MOST_MEDIA);
  if (media !== undefined && queue) {
    throw new UsageError("--queue goes with the example's media only: the load demonstration is about the pace.");
  }
  return { help, media, qps: wholeNumber('--qps', values.qps, ACCOUNT_MAX_QPS), queue };
}
