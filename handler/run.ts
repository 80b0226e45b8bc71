import type { Job } from '../src/job/job';
import { mediaPerBatch, urlsPerMedia } from '../src/job/urls';
import type { WireCall } from '../src/job/wire';
import type { Problem } from './answers';
import { Caller, type CallCounts } from './caller';
import { Check } from './check';
import type { Clock } from './clock';
import { FullQueue } from './full-queue';
import type { Lifetime } from './lifetime';
import type { Log } from './log';
import type { Pace } from './pace';
import { makeReport, type Report } from './report';
import { RunSelection } from './run-selection';
import type { Source } from './source';
import type { Settings } from './settings';
import { OUT_OF_TIME, stoppedBy, Submission } from './submission';
import { Tally } from './tally';
import { isDue, OUTSIDE_WINDOW } from './time-window';
import type { VodClient } from './vod-client';

/** The reason of media that VOD's queue had no room for until the run ended. */
export const QUEUE_FULL = 'queue full';

/** Media that are skipped in one go. */
const SKIPPED_AT_ONCE = 1000;

/** Jobs that are followed at once, at most: they hold their media IDs. A minute of submissions at VOD's own pace. */
const MOST_OPEN_JOBS = 3000;

/** Job IDs in the report, at most. */
const MAX_JOB_IDS = 200;

/** Problems with calls that are written to the log one by one, at most; they are counted all. */
const MAX_LOGGED_PROBLEMS = 100;

/** What a run works with. */
export interface RunProps {
  readonly job: Job;
  readonly settings: Settings;
  readonly client: VodClient;
  readonly submitPace: Pace;
  readonly checkPace: Pace;
  readonly searchPace: Pace;
  /** Asks what VOD serves in cn-shanghai only. */
  readonly statusClient: VodClient;
  readonly statusPaceOf: (action: 'DescribePlayTopVideos') => Pace;
  readonly lifetime: Lifetime;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** The tick, in milliseconds since 1970; left out, the job's time window is held against now. */
  readonly triggerTime?: number;
}

/** Carries a job out, from its selection to its report. */
export async function run(props: RunProps): Promise<Report> {
  return new Run(props).carryOut();
}

class Run {
  private readonly start: number;
  private readonly tally: Tally;
  private readonly calls: CallCounts = { total: 0, retried: 0, throttled: 0 };
  private readonly jobIds: string[] = [];
  private jobIdsLeftOut = 0;
  private loggedProblems = 0;
  private readonly urlsPerMedia: number | undefined;
  private readonly batchSize: number;
  private readonly queue: FullQueue;
  private readonly selection: RunSelection;
  private readonly submission: Submission;
  private readonly check: Check;
  private openBatches = 0;
  private openJobs = 0;
  private wake: () => void = () => undefined;
  private tidy: () => void = () => undefined;
  private defect: unknown;

  constructor(private readonly props: RunProps) {
    const { job, settings, client, lifetime, clock, random, log } = props;
    this.start = clock.now();
    this.tally = new Tally(log, job.schedule);
    this.urlsPerMedia = urlsPerMedia(job.task);
    this.batchSize = mediaPerBatch(this.urlsPerMedia, settings.maxUrlsPerBatch);
    this.queue = new FullQueue(clock, lifetime, random);
    const callerOf = (of: VodClient) =>
      new Caller({ client: of, lifetime, random, counts: this.calls, onProblem: (call, problem) => this.logProblem(call, problem) });
    const caller = callerOf(client);
    this.selection = new RunSelection({
      selection: job.selection,
      caller,
      statusCaller: callerOf(props.statusClient),
      searchPace: props.searchPace,
      topPlayedPace: props.statusPaceOf('DescribePlayTopVideos'),
      lifetime,
      tally: this.tally,
      tick: props.triggerTime ?? this.start,
    });
    this.check = new Check({ caller, pace: props.checkPace, clock, lifetime, tally: this.tally, queue: this.queue });
    this.submission = new Submission({
      caller,
      pace: props.submitPace,
      task: job.task,
      retryLostAnswers: job.retryLostAnswers !== false,
      lifetime,
      tally: this.tally,
      log,
      onJob: (jobId, mediaIds) => this.follow(jobId, mediaIds),
    });
  }

  async carryOut(): Promise<Report> {
    const { job, clock, triggerTime } = this.props;
    const { source } = this.selection;
    if (!isDue(job, triggerTime ?? clock.now())) {
      await this.skip(source, OUTSIDE_WINDOW);
      return this.report(OUTSIDE_WINDOW);
    }
    await this.submitAll(source);
    return this.report();
  }

  /** Submits what was selected, and again what VOD's queue had no room for, until nothing is left or the run ends. */
  private async submitAll(source: Source): Promise<void> {
    const { lifetime, settings } = this.props;
    let batch: readonly string[] | undefined;
    let reading = false;
    let exhausted = false;
    const read = async () => {
      const next = await source.next(this.batchSize);
      reading = false;
      exhausted = next.length === 0;
      batch = exhausted ? undefined : next;
    };
    while (lifetime.end === undefined && !this.queue.closedForGood) {
      // Calls that wait for a repeat keep new ones back, so that a throttled run does not pile up.
      const mayStart = this.openBatches < settings.maxQps && this.openJobs < MOST_OPEN_JOBS && this.queue.closedFor <= 0;
      if (mayStart && this.queue.hasWaiting) {
        this.submit(this.queue.takeOut(this.batchSize));
      } else if (mayStart && batch !== undefined) {
        this.tally.counts.selected += batch.length;
        this.submit(batch);
        batch = undefined;
      } else if (batch === undefined && !reading && !exhausted) {
        reading = true;
        this.track(read(), () => undefined);
      } else if (exhausted && !this.queue.hasWaiting && this.open === 0) {
        return;
      } else {
        await this.change();
      }
    }
    const { end } = lifetime;
    while (reading || this.open > 0) {
      await this.change();
    }
    const reason = end === undefined ? QUEUE_FULL : end.code === undefined ? OUT_OF_TIME : stoppedBy(end.code);
    this.skipAll(batch ?? [], reason);
    await this.skip(source, reason);
    this.tally.notSubmitted('skipped', QUEUE_FULL, this.queue.takeOut(Infinity));
  }

  private submit(mediaIds: readonly string[]): void {
    this.openBatches++;
    this.track(this.submission.submit(mediaIds), () => this.openBatches--);
  }

  private follow(jobId: string, mediaIds: readonly string[]): void {
    if (this.jobIds.length < MAX_JOB_IDS) {
      this.jobIds.push(jobId);
    } else {
      this.jobIdsLeftOut++;
    }
    if (mediaIds.length > 0) {
      this.openJobs++;
      this.track(this.check.follow(jobId, mediaIds), () => this.openJobs--);
    }
  }

  private get open(): number {
    return this.openBatches + this.openJobs;
  }

  private track(work: Promise<void>, done: () => void): void {
    void work
      .catch((error: unknown) => {
        this.defect ??= error;
      })
      .finally(() => {
        done();
        this.wake();
      });
  }

  /** Waits until a batch or a job is done, the run ends, or VOD's queue may be tried again. */
  private async change(): Promise<void> {
    const { lifetime, clock } = this.props;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      const closedFor = this.queue.closedFor;
      const callOff = closedFor > 0 ? clock.after(Math.ceil(closedFor), resolve) : () => undefined;
      const forget = lifetime.end === undefined ? lifetime.onEnd(resolve) : () => undefined;
      this.tidy = () => {
        callOff();
        forget();
      };
    });
    this.tidy();
    if (this.defect !== undefined) {
      throw this.defect;
    }
  }

  /** Skips whatever a source still has. */
  private async skip(source: Source, reason: string): Promise<void> {
    this.selection.close();
    for (let mediaIds = await source.next(SKIPPED_AT_ONCE); mediaIds.length > 0; mediaIds = await source.next(SKIPPED_AT_ONCE)) {
      this.skipAll(mediaIds, reason);
    }
  }

  private skipAll(mediaIds: readonly string[], reason: string): void {
    this.tally.counts.selected += mediaIds.length;
    this.tally.notSubmitted('skipped', reason, mediaIds);
  }

  private report(reason?: string): Report {
    const { job, settings, clock, lifetime } = this.props;
    const hints: string[] = [];
    if (lifetime.end?.code !== undefined) {
      hints.push(
        `VOD refused the caller (${lifetime.end.code}), so that the run stopped there. Look at the function's role (it needs ` +
          'vod:RefreshMediaPlayUrls), and at whether VOD is activated and in good standing.',
      );
    }
    if (this.check.refusedCode !== undefined) {
      hints.push(`VOD refused to tell what became of the media (${this.check.refusedCode}): the function's role needs vod:GetMediaRefreshJobs.`);
    }
    if (reason === undefined) {
      hints.push(...this.selection.hints);
    }
    return makeReport({
      tally: this.tally,
      calls: this.calls,
      jobIds: this.jobIds,
      jobIdsLeftOut: this.jobIdsLeftOut,
      schedule: job.schedule?.slice(0, 500),
      region: settings.region,
      start: this.start,
      end: clock.now(),
      urlsPerMedia: this.urlsPerMedia,
      reason,
      selectionError: this.selection.error?.message,
      dataDates: this.selection.dataDates,
      hints,
    });
  }

  private logProblem({ action }: WireCall, { kind, code, message, requestId }: Problem & { readonly kind: string }): void {
    if (this.loggedProblems++ < MAX_LOGGED_PROBLEMS) {
      this.props.log.line('a call was not carried out', { schedule: this.props.job.schedule, action, kind, code, requestId, text: message?.slice(0, 300) });
    }
  }
}
