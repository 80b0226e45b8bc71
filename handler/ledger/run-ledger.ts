import { join } from 'node:path';
import type { Job, TaskTypeName } from '../../src/job/job';
import type { CallRecord } from '../caller';
import type { Clock } from '../clock';
import { readKeptReport } from '../kept-report';
import type { Lifetime } from '../lifetime';
import { MountError } from '../mount-operation';
import type { LedgerReport, Report } from '../report';
import { tickFolder } from './folders';
import { Journal, type Entry } from './journal';
import type { Mount } from './mount';
import { readTickName, REPORT_NAME, startedName, type InvocationName } from './names';
import type { LedgerOwner } from './owner';
import type { AfterRecord, AnswerRecord, BeforeRecord, CheckedEntry, CheckedRecord } from './records';
import { groupsIn, readTick, type TickHistory } from './tick-history';

/** The reason of a run and its media assets where the ledger cannot be written. */
export const LEDGER_NOT_WRITABLE = 'ledger not writable';

/** The reason of a run and its media assets where the ledger cannot tell what was submitted already. */
export const LEDGER_NOT_READABLE = 'ledger not readable';

/** The reason of a run and its media assets where another run of the same tick began at the same time. */
export const LEDGER_IN_USE = 'ledger in use';

/** The ledger cannot be used, and the run must not go on without it. */
export class LedgerError extends Error {
  constructor(
    readonly reason: string,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
    this.name = 'LedgerError';
  }
}

/**
 * What one tick of one schedule submitted, kept in a bucket. docs/ledger.md describes the layout.
 *
 * - `<invocation>.started.json`: an invocation began; it is also the probe that the folder can be written to,
 * - the records of an invocation, as {@link Journal} keeps them: `before` and `after` of each call, and `checked` of each job,
 * - `report.json`: the report of a tick that is done with. That of a run which ended as an error is not kept: its retry goes
 *   on where the ledger says.
 *
 * Objects are made, closed, and never touched again. Each invocation has names of its own: behind a mount, the second object of a
 * name replaces the first. `readTick` describes what follows from them.
 */
export class RunLedger {
  /** Why a required object could not be written; the run then ends. */
  failure?: LedgerError;

  /**
   * Reads what is there, and writes that an invocation began; for a tick that is done with, it only reads its report.
   *
   * @param nonce a text that no other invocation has
   * @throws LedgerError where the folder cannot be read or written to, or another invocation began at the same time
   */
  static async open(mount: Mount, owner: LedgerOwner, job: Job, tick: number, nonce: string, clock: Clock, lifetime: Lifetime): Promise<RunLedger> {
    const folder = tickFolder(owner, job, tick);
    const { names, keptReport } = await attempt(LEDGER_NOT_READABLE, async () => {
      const listed = await mount.list(folder);
      return {
        names: listed,
        keptReport: listed.includes(REPORT_NAME) ? readKeptReport((await mount.read(join(folder, REPORT_NAME))) ?? '') : undefined,
      };
    });
    const invocation: InvocationName = { number: 1 + names.reduce((most, name) => Math.max(most, invocationOf(name)), 0), nonce };
    const journal = new Journal(mount, folder, invocation);
    const ledgerOf = (history: TickHistory) => new RunLedger(mount, folder, journal, clock, lifetime, invocation.number, history, keptReport);
    if (keptReport !== undefined) {
      return ledgerOf({ media: new Map(), unreadable: 0 });
    }
    const started = join(folder, startedName(invocation));
    await attempt(LEDGER_NOT_WRITABLE, async () => {
      await mount.makeFolder(folder);
      await mount.create(started, { time: iso(clock), schedule: job.schedule, owner });
      await journal.begin();
    });
    // Behind a mount, a file that another instance creates at the same time is not seen yet, and replaced. A folder's name is its own.
    const others = groupsIn(await attempt(LEDGER_NOT_READABLE, () => mount.list(folder))).map((group) => group.invocation);
    if (others.some((other) => other.number >= invocation.number && other.nonce !== nonce)) {
      throw new LedgerError(LEDGER_IN_USE, `${started}: another run of this tick began at the same time`);
    }
    return ledgerOf(await attempt(LEDGER_NOT_READABLE, () => readTick(mount, folder, names)));
  }

  /** The media assets that earlier invocations for the tick sent, for each task type. */
  readonly media: TickHistory['media'];
  /** Number of incomplete objects. */
  readonly unreadable: number;

  private constructor(
    private readonly mount: Mount,
    private readonly folder: string,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly lifetime: Lifetime,
    /** The number of this invocation among those for the tick, from 1. */
    readonly invocation: number,
    { media, unreadable }: TickHistory,
    /** The report of the tick, if an earlier invocation finished it. */
    readonly keptReport?: Report,
  ) {
    this.media = media;
    this.unreadable = unreadable;
  }

  /** Whether an earlier invocation for the tick sent a media asset. */
  has(mediaId: string): boolean {
    return [...this.media.values()].some((histories) => histories.has(mediaId));
  }

  /** Records the calls of one batch. */
  batch(mediaIds: readonly string[], taskType: TaskTypeName): CallRecord<AnswerRecord> {
    let entry: Entry;
    const after = async (outcome: { answer: AnswerRecord } | { mediaIds: readonly string[]; error: { kind: string; code: string } }) => {
      const record: AfterRecord = { time: iso(this.clock), taskType, ...outcome };
      const isWritten = await this.require(entry.write('after', record));
      entry.close(record);
      return isWritten;
    };
    const failed = ({ kind, code }: { kind: string; code: string }) => after({ mediaIds, error: { kind, code } });
    return {
      before: async () => {
        entry = this.journal.open();
        const record: BeforeRecord = { time: iso(this.clock), taskType, mediaIds };
        const isWritten = await this.require(entry.write('before', record));
        if (!isWritten) {
          entry.close();
        }
        return isWritten;
      },
      answered: (answer) => after({ answer }),
      failed,
      notSent: () => failed({ kind: 'not sent', code: 'NotSent' }),
    };
  }

  /** Records the outcomes of a job. Where that fails, the next invocation checks the job again. */
  async checked(jobId: string, entries: readonly CheckedEntry[]): Promise<void> {
    const record: CheckedRecord = { time: iso(this.clock), jobId, entries };
    const entry = this.journal.open();
    await written(entry.write('checked', record));
    entry.close(record);
  }

  /**
   * Writes what is left, and the report of a finished tick. Where that fails, a second delivery finds all responses and calls
   * nothing either.
   *
   * @param report left out for a run that ended as an error
   */
  async close(report?: Report): Promise<void> {
    await Promise.all([this.journal.end(), report && written(this.mount.create(join(this.folder, REPORT_NAME), report))]);
  }

  /** Ends the run where an object could not be written without which it must not go on. Resolves to whether that worked. */
  private async require(writing: Promise<void>): Promise<boolean> {
    const error = await written(writing);
    if (error !== undefined) {
      this.failure ??= new LedgerError(LEDGER_NOT_WRITABLE, error.message);
      this.lifetime.stop(LEDGER_NOT_WRITABLE);
    }
    return error === undefined;
  }
}

/** The ledger's part of a report. */
export function ledgerReport({ invocation, media, unreadable }: RunLedger): LedgerReport {
  // Where a media asset was submitted for more than one task type, the last one counts.
  const last = new Map([...media.values()].flatMap((histories) => [...histories]));
  const states = [...last.values()].map(({ state }) => state.kind);
  const lost = states.filter((kind) => kind === 'lost').length;
  return { invocation, answered: states.filter((kind) => kind !== 'open').length - lost, lost, unreadable };
}

/** Turns an error of the mount into one with the run's reason. */
export async function attempt<T>(reason: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MountError)) {
      throw error;
    }
    // Only another run of the same tick can have created it meanwhile.
    throw new LedgerError(error.code === 'EEXIST' ? LEDGER_IN_USE : reason, error.message);
  }
}

/** Resolves to the error where the mount failed. */
async function written(writing: Promise<void>): Promise<MountError | undefined> {
  try {
    await writing;
    return undefined;
  } catch (error) {
    if (error instanceof MountError) {
      return error;
    }
    throw error;
  }
}

function invocationOf(name: string): number {
  const read = readTickName(name);
  return read === undefined || read.kind === 'report' ? 0 : read.invocation.number;
}

function iso(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
