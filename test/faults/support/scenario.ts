import { randomUUID } from 'node:crypto';
import { EMULATOR_CREDENTIALS, VodEmulator, type VodEmulatorOptions } from '../../../emulator';
import { seededRandom } from '../../../emulator/random';
import { systemClock, type Clock } from '../../../handler/clock';
import { createHandler } from '../../../handler/index';
import { systemFiles, type Files } from '../../../handler/ledger/files';
import type { Report } from '../../../handler/report';
import { RunError } from '../../../handler/run-error';
import { createTransport, type Transport } from '../../../handler/transport';
import type { Selection } from '../../../src/job/job';
import { IDENTITY, jobOf, mediaIds, timerEvent } from '../../handler/support/fixture';
import { LedgerFolder } from './ledger-folder';
import { audit, type Row } from './table';

/** A fault, and what it strikes at. */
export interface Scenario {
  readonly fault: string;
  readonly vod?: VodEmulatorOptions;
  /** What lies between the function and the network, at an invocation. */
  readonly transport?: (transport: Transport, invocation: number) => Transport;
  readonly clock?: (invocation: number) => Clock;
  /** What lies between the function and its mount, at an invocation. */
  readonly files?: (files: Files, invocation: number) => Files;
  /** What happens to the ledger before an invocation. */
  readonly before?: (ledger: LedgerFolder, invocation: number) => void;
  /** How often a run that ends as an error is carried out again, as Function Compute does it. @default 2 */
  readonly retries?: number;
  /** Invocations that come whatever became of the one before: a tick that is delivered again. @default 1 */
  readonly deliveries?: number;
  /** Seconds. @default 30 */
  readonly timeout?: number;
  /** What the job selects instead of a list of the media. */
  readonly selection?: Selection;
  /** How the invocations end, one after the other. */
  readonly outcome: string | RegExp;
}

const MEDIA = 60;

/** Carries a scenario out on the machine's clock, network and disk. */
export async function carryOut(scenario: Scenario): Promise<Row & { readonly unexplained: string[]; readonly leaked: string[] }> {
  const { fault, vod, transport, clock, files, before, retries = 2, deliveries = 1, timeout = 30, selection } = scenario;
  const random = seededRandom(5);
  const selected = mediaIds(MEDIA);
  const library = selected.map((mediaId) => ({ mediaId, createdAt: 0 }));
  const emulator = await VodEmulator.start({ dailyUrls: 'off', preloadQueue: 'off', latency: [1, 20], random, library, ...vod });
  const ledger = new LedgerFolder();
  const more = selection === undefined ? {} : { version: 3, selection };
  const job = jobOf(selected, { failOnPartial: true, ...more }, { formats: ['mp4'], definitions: ['HD'] });
  const mayBeTwice = new Set<string>();
  const reports: Report[] = [];
  let log = '';
  try {
    for (let invocation = 1; invocation <= deliveries || (reports.at(-1)!.outcome !== 'ok' && invocation <= deliveries + retries); invocation++) {
      before?.(ledger, invocation);
      ledger.unanswered.flat().forEach((id) => mayBeTwice.add(id));
      log = '';
      const handler = createHandler({
        clock: clock?.(invocation) ?? systemClock,
        random,
        nonce: randomUUID,
        connect: (endpoint) => transport?.(createTransport(endpoint), invocation) ?? createTransport(endpoint),
        write: (text) => (log += text),
        environment: { VOD_ENDPOINT: emulator.endpoint, VOD_REGION: 'cn-shanghai', MAX_QPS: '10', MAX_URLS_PER_BATCH: '3', LEDGER_DIR: ledger.path },
        files: files?.(systemFiles, invocation),
      });
      reports.push(
        await reportOf(handler(timerEvent(job), { credentials: EMULATOR_CREDENTIALS, ...IDENTITY, function: { ...IDENTITY.function, timeout } })),
      );
    }
    // Calls that VOD carried out without the caller having read an answer.
    emulator.calls
      .filter(({ action, done, fault: struck }) => action === 'RefreshMediaPlayUrls' && done && struck !== undefined && struck !== 'delay')
      .forEach((call) => call.mediaIds.forEach((id) => mayBeTwice.add(id)));
    const leaving = log + JSON.stringify(reports);
    const leaked = Object.values(EMULATOR_CREDENTIALS).filter((secret) => leaving.includes(secret));
    return { ...audit({ fault, selected, reports, log, emulator, mayBeTwice }), leaked };
  } finally {
    await emulator.close();
    ledger.remove();
  }
}

async function reportOf(running: Promise<Report>): Promise<Report> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof RunError) {
      return error.report;
    }
    throw error;
  }
}
