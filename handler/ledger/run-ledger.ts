import { join } from 'node:path';
import type { Job, TaskTypeName } from '../../src/job/job';
import type { CallRecord } from '../caller';
import type { Clock } from '../clock';
import { readObject } from '../json';
import type { Lifetime } from '../lifetime';
import { MountError } from '../mount-operation';
import type { LedgerReport, Report } from '../report';
import type { MediaHistory } from './media-history';
import type { Mount } from './mount';
import { callName, checkedName, readName, REPORT_NAME, startedName, taskFolder, tickFolder } from './names';
import type { AfterRecord, AnswerRecord, CheckedEntry, CheckedRecord } from './records';
import { readTick } from './tick-history';

/** The reason of a run and its media assets where the ledger cannot be written. */
export const LEDGER_NOT_WRITABLE = 'ledger not writable';

/** The reason of a run and its media assets where the ledger cannot tell what was submitted already. */
export const LEDGER_NOT_READABLE = 'ledger not readable';

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
 * What one tick of one schedule submitted, kept in a bucket: one new object before and one after each call.
 *
 * The layout below the folder is `<hash of the task>/<tick>-<hash of the schedule>/`, and there
 *
 * - `<invocation>.started.json`: an invocation began; it is also the probe that the folder can be written to,
 * - `<invocation>-<batch>-<attempt>.before.json` and `.after.json`: a call, before it was sent and after its answer,
 * - `<invocation>-<count>.checked.json`: what became of the media of a job, once each has an entry,
 * - `report.json`: the report of a tick that is done with. That of a run which ended as an error is not kept: its retry goes
 *   on where the ledger says.
 *
 * Objects are made, closed, and never touched again, not even by another invocation: each has its own number.
 * `readTick` describes what follows from them. Two invocations for one tick at the same time are not kept apart: that takes a
 * reserved concurrency of 1. Without it, the first object that both would create stops one of them.
 */
export class RunLedger {
  private batches = 0;
  private checks = 0;
  /** Why a required object could not be written; the run then ends. */
  failure?: LedgerError;

  /**
   * Reads what is there, and writes that an invocation began; for a tick that is done with, it only reads its report.
   *
   * @throws LedgerError where the folder cannot be read or written to
   */
  static async open(mount: Mount, job: Job, tick: number, clock: Clock, lifetime: Lifetime): Promise<RunLedger> {
    const folder = join(taskFolder(job.task), tickFolder(tick, job));
    const { names, keptReport } = await attempt(LEDGER_NOT_READABLE, async () => {
      const listed = await mount.list(folder);
      return { names: listed, keptReport: listed.includes(REPORT_NAME) ? readReport(await mount.read(join(folder, REPORT_NAME))) : undefined };
    });
    const invocation = 1 + Math.max(0, ...names.map((name) => invocationOf(name)));
    const create = (name: string, record: object) => mount.create(join(folder, name), record);
    if (keptReport !== undefined) {
      return new RunLedger(create, clock, lifetime, invocation, new Map(), 0, keptReport);
    }
    await attempt(LEDGER_NOT_WRITABLE, async () => {
      await mount.makeFolder(folder);
      await create(startedName(invocation), { time: iso(clock), schedule: job.schedule });
    });
    const { media, unreadable } = await attempt(LEDGER_NOT_READABLE, () => readTick(mount, folder, names));
    return new RunLedger(create, clock, lifetime, invocation, media, unreadable);
  }

  private constructor(
    private readonly createObject: (name: string, record: object) => Promise<void>,
    private readonly clock: Clock,
    private readonly lifetime: Lifetime,
    readonly invocation: number,
    /** The media assets that earlier invocations for the tick sent, for each task type. */
    readonly media: ReadonlyMap<TaskTypeName, ReadonlyMap<string, MediaHistory>>,
    /** Number of incomplete objects. */
    readonly unreadable: number,
    /** The report of the tick, if an earlier invocation finished it. */
    readonly keptReport?: Report,
  ) {}

  /** Whether an earlier invocation for the tick sent a media asset. */
  has(mediaId: string): boolean {
    return [...this.media.values()].some((histories) => histories.has(mediaId));
  }

  /** Records the calls of one batch. */
  batch(mediaIds: readonly string[], taskType: TaskTypeName): CallRecord<AnswerRecord> {
    const batch = ++this.batches;
    let attempts = 0;
    const write = (kind: 'before' | 'after', outcome: Pick<AfterRecord, 'answer' | 'error'> = {}) => {
      const record: AfterRecord = { time: iso(this.clock), taskType, mediaIds, ...outcome };
      return this.write(callName({ invocation: this.invocation, batch, attempt: attempts }, kind), record);
    };
    return {
      before: () => {
        attempts++;
        return write('before');
      },
      answered: (answer) => write('after', { answer }),
      failed: ({ kind, code }) => write('after', { error: { kind, code } }),
      notSent: () => write('after', { error: { kind: 'not sent', code: 'NotSent' } }),
    };
  }

  /** Records the outcomes of a job. Where that fails, the next invocation checks the job again. */
  async checked(jobId: string, entries: readonly CheckedEntry[]): Promise<void> {
    const record: CheckedRecord = { time: iso(this.clock), jobId, entries };
    await this.create(checkedName(this.invocation, ++this.checks), record);
  }

  /** Keeps the report of a finished tick. Where that fails, a second delivery finds all responses and calls nothing either. */
  async keep(report: Report): Promise<void> {
    await this.create(REPORT_NAME, report);
  }

  /** Writes an object without which the run must not go on. Resolves to whether that worked. */
  private async write(name: string, record: object): Promise<boolean> {
    const error = await this.create(name, record);
    if (error !== undefined) {
      this.failure ??= new LedgerError(LEDGER_NOT_WRITABLE, error.message);
      this.lifetime.stop(LEDGER_NOT_WRITABLE);
    }
    return error === undefined;
  }

  /** Creates an object; resolves to the error where the mount failed. */
  private async create(name: string, record: object): Promise<MountError | undefined> {
    try {
      await this.createObject(name, record);
      return undefined;
    } catch (error) {
      if (error instanceof MountError) {
        return error;
      }
      throw error;
    }
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
    throw error instanceof MountError ? new LedgerError(reason, error.message) : error;
  }
}

function invocationOf(name: string): number {
  const object = readName(name);
  return object === undefined || object.kind === 'report' ? 0 : object.invocation;
}

/** A kept report; undefined where it is not whole, so that the tick goes on where the other objects say. */
function readReport(text: string | undefined): Report | undefined {
  const value: Partial<Report> = readObject(text ?? '') ?? {};
  const whole = typeof value.outcome === 'string' && typeof value.counts?.selected === 'number' && value.ledger !== undefined;
  return whole ? ({ ...value, ledger: { ...value.ledger, kept: true } } as Report) : undefined;
}

function iso(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
