import { createHandler, type Context, type Handler } from '../../../handler/index';
import type { Files } from '../../../handler/ledger/files';
import type { Report } from '../../../handler/report';
import { RunError } from '../../../handler/run-error';
import type { OpenList } from '../../../handler/selections/list-file';
import type { Transport } from '../../../handler/transport';
import type { Job, Task } from '../../../src/job/job';
import { FakeVod, type FakeVodOptions } from './fake-vod';
import { VirtualClock } from './virtual-clock';

/** A media ID as VOD writes them. */
export function mediaId(number: number): string {
  return number.toString(16).padStart(32, '0');
}

/** As many media IDs. */
export function mediaIds(count: number): string[] {
  return Array.from({ length: count }, (_, number) => mediaId(number));
}

/** A job for the given media. */
export function jobOf(ids: readonly string[], more: Partial<Job> = {}, task: Partial<Task> = {}): Job {
  return { version: 1, schedule: 'stack/nightly', selection: { type: 'ids', ids }, task: { taskType: 'Preload', ...task }, ...more };
}

/** A timer's event. */
export function timerEvent(job: unknown, triggerTime = '2026-03-01T20:30:00Z'): Buffer {
  return Buffer.from(JSON.stringify({ triggerTime, triggerName: 'nightly', payload: JSON.stringify(job) }));
}

/** What Function Compute's context tells of a function. */
export const IDENTITY = { accountId: '1234567890123456', region: 'cn-shanghai', function: { name: 'warmer' } };

let fixtures = 0;

/** What a fixture is made of. */
export interface FixtureOptions extends FakeVodOptions {
  readonly environment?: Record<string, string | undefined>;
  readonly timeout?: number;
  readonly functionName?: string;
  readonly random?: () => number;
  readonly clock?: VirtualClock;
  /** The VOD of another fixture, on the same clock; left out, one of its own. */
  readonly vod?: FakeVod;
  /** What lies between the handler and its VOD. */
  readonly connect?: (vod: FakeVod) => Transport;
  /** The mounted folders. */
  readonly files?: Files;
  /** How lists in mounted folders are opened. */
  readonly openList?: OpenList;
}

/** A handler on virtual time against a fake VOD. */
export class Fixture {
  readonly clock: VirtualClock;
  readonly vod: FakeVod;
  readonly handler: Handler;
  readonly written: string[] = [];
  readonly context: Context;
  private readonly number = fixtures++;
  private nonces = 0;

  constructor(options: FixtureOptions = {}) {
    this.clock = options.clock ?? new VirtualClock();
    this.vod = options.vod ?? new FakeVod(this.clock, options);
    this.context = {
      credentials: { accessKeyId: 'STS.key', accessKeySecret: 'sesame', securityToken: 'token-of-the-session' },
      ...IDENTITY,
      function: { name: options.functionName ?? IDENTITY.function.name, timeout: options.timeout ?? 600 },
    };
    this.handler = createHandler({
      clock: this.clock,
      random: options.random ?? (() => 0.5),
      nonce: () => `nonce-${this.number}-${this.nonces++}`,
      connect: () => options.connect?.(this.vod) ?? this.vod,
      write: (text) => this.written.push(text),
      environment: { VOD_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com', VOD_REGION: 'cn-shanghai', MAX_QPS: '20', ...options.environment },
      files: options.files,
      openList: options.openList,
    });
  }

  /** The lines of the log, read. */
  get lines(): Record<string, unknown>[] {
    return this.written.map((text) => JSON.parse(text) as Record<string, unknown>);
  }

  /** Runs a job, and answers with the report, also where the run ended as an error. */
  async run(job: unknown, triggerTime?: string): Promise<Report> {
    try {
      return await this.clock.until(this.handler(timerEvent(job, triggerTime), this.context));
    } catch (error) {
      if (error instanceof RunError) {
        return error.report;
      }
      throw error;
    }
  }
}

/** The media of one reason in a report. */
export function mediaFor(report: Report, status: string, reason = status): readonly string[] {
  return report.notSubmitted.find((group) => group.status === status && group.reason === reason)?.mediaIds ?? [];
}
