import { VodEmulator } from '../../../emulator';
import { seededRandom, type Random } from '../../../emulator/random';
import type { Report } from '../../../handler/report';
import { jobOf, mediaIds, timerEvent } from '../../handler/support/fixture';
import type { DeployedFunction } from './function-process';
import { LedgerFolder } from './ledger-folder';
import { audit, type Row } from './table';

const MEDIA = 32;
const MEDIA_PER_CALL = 4;
const MAX_QPS = 4;
/** Calls of a whole run, checks among them, more or less. */
const CALLS = 20;

/** What came of runs that were killed. */
export interface Kills {
  readonly rows: (Row & { readonly unexplained: string[] })[];
  kills: number;
  /** Media that were in calls without an answer in the ledger at a kill, at most. */
  mostUnanswered: number;
}

/** Media in the calls that one process can have under way. */
export const MEDIA_UNDER_WAY = MEDIA_PER_CALL * MAX_QPS;

/**
 * Runs ticks until so many of their runs were killed: each at a call of its own, a few milliseconds after that arrived, or
 * not at all where it was faster. A tick is invoked again until it ends.
 */
export async function killRuns(deployed: DeployedFunction, count: number, seed: number): Promise<Kills> {
  const random = seededRandom(seed);
  const result: Kills = { rows: [], kills: 0, mostUnanswered: 0 };
  while (result.kills < count) {
    await killOneTick(deployed, random, result);
  }
  return result;
}

async function killOneTick(deployed: DeployedFunction, random: Random, result: Kills): Promise<void> {
  const emulator = await VodEmulator.start({ dailyUrls: 'off', preloadQueue: 'off', latency: [1, 30], random });
  const ledger = new LedgerFolder();
  const selected = mediaIds(MEDIA);
  const event = timerEvent(jobOf(selected, {}, { formats: ['mp4'], definitions: ['HD'] })).toString();
  const environment = {
    VOD_ENDPOINT: emulator.endpoint,
    VOD_REGION: 'cn-shanghai',
    MAX_QPS: String(MAX_QPS),
    MAX_URLS_PER_BATCH: String(MEDIA_PER_CALL),
    LEDGER_DIR: ledger.path,
  };
  const mayBeTwice = new Set<string>();
  const reports: (Report | undefined)[] = [];
  let log = '';
  try {
    do {
      const running = deployed.invoke(event, environment, 60);
      // A second kill of the same tick is as likely as none.
      const killer = reports.length === 0 || random() < 0.5 ? killAt(emulator, running, 1 + Math.floor(random() * CALLS), random() * 40) : undefined;
      const report = await running.ended;
      killer?.remove();
      reports.push(report);
      log += running.log;
      if (report === undefined) {
        result.kills++;
        const unanswered = ledger.unanswered.flat();
        result.mostUnanswered = Math.max(result.mostUnanswered, unanswered.filter((id) => !mayBeTwice.has(id)).length);
        unanswered.forEach((id) => mayBeTwice.add(id));
      }
    } while (reports.at(-1) === undefined);
    result.rows.push(audit({ fault: 'SIGKILL', selected, reports, log, emulator, mayBeTwice }));
  } finally {
    await emulator.close();
    ledger.remove();
  }
}

/** Kills a process some milliseconds after a call of its arrived. */
function killAt(emulator: VodEmulator, running: { kill(): void }, callNumber: number, milliseconds: number) {
  let calls = 0;
  return emulator.inject({
    kind: 'delay',
    milliseconds: 0,
    when: {
      matches: () => {
        if (++calls === callNumber) {
          setTimeout(() => running.kill(), milliseconds);
        }
        return false;
      },
    },
  });
}
