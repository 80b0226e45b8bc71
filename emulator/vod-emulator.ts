import type { TaskTypeName } from '../src/job/job';
import { ACTIONS } from './actions';
import { CallLog, type ActionStatistics, type Call } from './call-log';
import { FaultPlan, type Fault, type FaultHandle } from './faults';
import { Gateway } from './gateway';
import { readOptions, type VodEmulatorOptions, type VodEmulatorSettings } from './options';
import type { LibraryMedia } from './search/library-media';
import { LoopbackServer } from './server';
import { Vod } from './vod';

/**
 * An ApsaraVideo VOD on the loopback address: the actions that the handler calls, over the real protocol, with the real
 * signature, the documented limits, and faults on demand.
 *
 * It keeps everything in memory and forgets it when it closes. It has one account, whose limits all callers share.
 */
export class VodEmulator {
  /** Starts an emulator. @throws RangeError for an invalid option */
  static async start(options: VodEmulatorOptions = {}): Promise<VodEmulator> {
    const emulator = new VodEmulator(readOptions(options));
    emulator.port = await emulator.server.listen();
    return emulator;
  }

  private readonly vod: Vod;
  private readonly log: CallLog;
  private readonly faults: FaultPlan;
  private readonly server: LoopbackServer;
  private port?: number;
  private closing?: Promise<void>;

  private constructor(settings: VodEmulatorSettings) {
    this.vod = new Vod(settings);
    this.log = new CallLog(settings.keepCalls);
    this.faults = new FaultPlan(settings.faults, settings.random);
    this.server = new LoopbackServer(new Gateway(settings, this.vod, this.log, this.faults), settings.clock);
  }

  /** Its URL: `http://127.0.0.1:PORT`. */
  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The latest calls in the order of their arrival, at least `keepCalls` of them. */
  get calls(): readonly Call[] {
    return this.log.calls;
  }

  /** How often each media asset was accepted into a job, whatever became of its URLs. Empty with `countMedia: false`. */
  get submissions(): ReadonlyMap<string, number> {
    return this.vod.submissions;
  }

  /** How often URLs of each media asset were submitted, by task type and media ID: `Preload ID`. Empty with `countMedia: false`. */
  get admissions(): ReadonlyMap<string, number> {
    return this.vod.admissions;
  }

  /** Number of URLs in the preload queue. */
  get urlsInFlight(): number {
    return this.vod.edge.urlsInFlight;
  }

  /** Statistics of the calls, by action; every action of the emulator has an entry. */
  statistics(): Record<string, ActionStatistics> {
    return this.log.statistics(ACTIONS.keys());
  }

  /** URLs left of the day's quota; `Infinity` without a quota. */
  remainingUrls(taskType: TaskTypeName): number {
    return this.vod.edge.remainingUrls(taskType);
  }

  /**
   * Spends URLs of the day as another caller of the account, as far as any are left; returns how many.
   *
   * @throws RangeError for anything but a whole number from 0
   */
  spendUrls(taskType: TaskTypeName, urls: number): number {
    if (!(Number.isInteger(urls) && urls >= 0)) {
      throw new RangeError(`urls must be a whole number from 0, got ${urls}`);
    }
    return this.vod.edge.spendUrls(taskType, urls);
  }

  /** Adds a media asset to the library, or replaces the one with the same ID; also between two pages of a search. */
  addMedia(media: LibraryMedia): void {
    this.vod.library.set(media.mediaId, media);
  }

  /** Adds a fault behind the others. @throws RangeError if it can never strike */
  inject(fault: Fault): FaultHandle {
    return this.faults.inject(fault);
  }

  /** Stops at once, and cuts off open calls. */
  close(): Promise<void> {
    this.closing ??= this.server.close();
    return this.closing;
  }
}
