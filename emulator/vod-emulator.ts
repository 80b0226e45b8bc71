import type { TaskTypeName } from '../src/job/job';
import { ACTIONS } from './actions';
import { CallLimit } from './call-limit';
import { CallLog, type ActionStatistics, type Call } from './call-log';
import { Authenticator } from './credentials';
import { FaultPlan, type Fault, type FaultHandle } from './faults';
import { Gateway } from './gateway';
import { mediaPredicate } from './media-match';
import { readOptions, type VodEmulatorOptions, type VodEmulatorSettings } from './options';
import type { LibraryMedia } from './search/library-media';
import { LoopbackServer } from './server';
import type { UrlTask } from './url-tasks';
import { Vod, type SubmissionTotals } from './vod';

/**
 * An ApsaraVideo VOD on the loopback address: submitting media (RefreshMediaPlayUrls), what became of them
 * (GetMediaRefreshJobs, DescribeVodRefreshTasks), the day's quota (DescribeVodRefreshQuota) and ways to choose media
 * (SearchMedia, DescribePlayTopVideos) over the real protocol, with the real signature, the documented limits, and faults on
 * demand.
 *
 * It keeps everything in memory and forgets it when it is closed. It knows one account: all access keys share its limits.
 */
export class VodEmulator {
  /**
   * Starts an emulator.
   *
   * @throws RangeError for an option that makes no sense; the error of the system where the port is taken
   */
  static async start(options: VodEmulatorOptions = {}): Promise<VodEmulator> {
    const emulator = new VodEmulator(readOptions(options));
    await emulator.listen();
    return emulator;
  }

  private readonly vod: Vod;
  private readonly log: CallLog;
  private readonly faults: FaultPlan;
  private readonly server: LoopbackServer;
  private listeningPort?: number;
  private closing?: Promise<void>;

  private constructor(private readonly settings: VodEmulatorSettings) {
    const { clock, random, faults, credentials, keepCalls } = settings;
    this.vod = new Vod({ ...settings, nonexistent: mediaPredicate(settings.nonexistent), forbidden: mediaPredicate(settings.forbidden) });
    this.log = new CallLog(keepCalls);
    this.faults = new FaultPlan(faults, random);
    const gateway = new Gateway({
      ...settings,
      vod: this.vod,
      log: this.log,
      faults: this.faults,
      authenticator: new Authenticator(credentials, clock),
      limit: new CallLimit(settings),
    });
    this.server = new LoopbackServer((request, at) => gateway.handle(request, at), clock);
  }

  /** Where it listens, as `http://127.0.0.1:PORT`. */
  get endpoint(): string {
    return `http://127.0.0.1:${this.listeningPort}`;
  }

  /** The latest calls in the order of their arrival, at least as many as `keepCalls` says. */
  get calls(): readonly Call[] {
    return this.log.calls;
  }

  /**
   * How often each media was accepted into a job: more than once, where its submission was repeated for whatever reason.
   * Empty with `countMedia: false`.
   */
  get submissions(): ReadonlyMap<string, number> {
    return this.vod.submissions;
  }

  /**
   * How often the URLs of each media were really submitted and cost quota; those that a full queue refused are not in it.
   * Empty with `countMedia: false`.
   */
  get admissions(): ReadonlyMap<string, number> {
    return this.vod.admissions;
  }

  /** Sums over all submissions, whatever is remembered of each. */
  get totals(): SubmissionTotals {
    return this.vod.totals;
  }

  /** URLs that are still being preloaded. */
  get urlsInFlight(): number {
    return this.vod.edge.urlsInFlight;
  }

  /** How the calls went, by action; every action that the emulator serves is there. */
  statistics(): Record<string, ActionStatistics> {
    return this.log.statistics(ACTIONS.keys());
  }

  /** URLs that are left of the day's quota; `Infinity` where there is none. */
  remainingUrls(taskType: TaskTypeName): number {
    return this.vod.edge.remainingUrls(taskType);
  }

  /**
   * Takes URLs off the day as another caller of the account would, as far as there are any left; answers how many it took.
   *
   * @throws RangeError for what is no whole number from 0
   */
  spendUrls(taskType: TaskTypeName, urls: number): number {
    if (!(Number.isInteger(urls) && urls >= 0)) {
      throw new RangeError(`urls: ${urls}. Allowed: a whole number from 0.`);
    }
    return this.vod.edge.spendUrls(taskType, urls);
  }

  /** The task of one play URL, by an ID of those that GetMediaRefreshJobs names. */
  urlTask(taskId: string): UrlTask | undefined {
    return this.vod.tasks.byId(taskId);
  }

  /** Adds a media asset to the library, or replaces the one with the same ID; also between two pages of a search. */
  addMedia(media: LibraryMedia): void {
    this.vod.library.set(media.mediaId, media);
  }

  /** Adds a fault behind those there are. @throws RangeError where it makes no sense */
  inject(fault: Fault): FaultHandle {
    return this.faults.inject(fault);
  }

  /** Ends all faults. */
  clearFaults(): void {
    this.faults.clear();
  }

  /** Stops at once: open calls, hanging ones among them, are cut off. */
  close(): Promise<void> {
    this.closing ??= this.server.close();
    return this.closing;
  }

  private async listen(): Promise<void> {
    this.listeningPort = await this.server.listen(this.settings.port);
  }
}
