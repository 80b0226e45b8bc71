import type { Job, TaskTypeName } from '../src/job/job';
import { DEFAULT_COMPLETION_SECONDS } from '../src/job/limits';
import { mediaPerBatch, taskTypesOf, urlsPerMedia } from '../src/job/urls';
import type { WireCall } from '../src/job/wire';
import { readAccountQuota } from './account-quota';
import { Allowance } from './allowance';
import type { Problem } from './answers';
import { Caller, type CallCounts } from './caller';
import { Check } from './check';
import type { Clock } from './clock';
import type { DistinctMedia } from './distinct-media';
import { DRY_RUN, DryRun } from './dry-run';
import { FullQueue } from './full-queue';
import { openBooks, type Bookkeeping } from './ledger/bookkeeping';
import type { Files } from './ledger/files';
import { Remaining, type BatchSource } from './ledger/remaining';
import { resume, type PendingBatch } from './ledger/resume';
import { LEDGER_NOT_WRITABLE, LedgerError, ledgerReport, type RunLedger } from './ledger/run-ledger';
import type { Lifetime } from './lifetime';
import type { Log } from './log';
import type { Pace } from './pace';
import { Phase } from './phase';
import { makeReport, type Report } from './report';
import { endsAsError } from './run-error';
import { RunSelection } from './run-selection';
import type { Settings } from './settings';
import { OUT_OF_TIME, stoppedBy, Submission } from './submission';
import { Tally } from './tally';
import { isDue, OUTSIDE_WINDOW } from './time-window';
import { UrlBudget, type Purse } from './url-budget';
import { UrlEstimate } from './url-estimate';
import { UrlWatch } from './url-watch';
import type { VodClient } from './vod-client';

/** The reason of media that VOD's queue had no room for until the run ended. */
export const QUEUE_FULL = 'queue full';

/** The reason of media that the run's own budget of URLs did not suffice for. */
export const URL_BUDGET = 'url budget';

/** The reason of media that what was left of the account's quota did not suffice for. */
export const ACCOUNT_QUOTA = 'account quota';

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
  readonly statusPaceOf: (action: 'DescribeVodRefreshTasks' | 'DescribeVodRefreshQuota' | 'DescribePlayTopVideos') => Pace;
  readonly lifetime: Lifetime;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly files: Files;
  /** The tick, in milliseconds since 1970; left out, the job's time window is held against now. */
  readonly triggerTime?: number;
}

/** Carries a job out, from its selection to its report. */
export async function run(props: RunProps): Promise<Report> {
  return new Run(props).carryOut();
}

/** One task type of the run: how media are submitted for it, and how their jobs are followed. */
interface Step {
  readonly taskType: TaskTypeName;
  readonly phase: Phase;
  readonly submission: Submission;
  readonly check: Check;
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
  private books: Bookkeeping = {};
  private pending: (PendingBatch & { readonly step: Step })[] = [];
  private readonly taskTypes: readonly TaskTypeName[];
  /** Asks what VOD serves in cn-shanghai only. */
  private readonly statusCaller: Caller;
  private readonly watch: UrlWatch;
  private readonly estimate: UrlEstimate;
  private readonly dryRun: DryRun | undefined;
  private allowance!: Allowance;
  private steps: readonly Step[] = [];
  /** Whether jobs are asked about. */
  private follows = true;
  /** Media whose refresh is complete, and that are to be preloaded. */
  private readonly ready: string[] = [];
  private readonly notices: string[] = [];
  private openBatches = 0;
  private openJobs = 0;
  private wake: () => void = () => undefined;
  private tidy: () => void = () => undefined;
  private defect: unknown;

  constructor(private readonly props: RunProps) {
    const { job, settings, lifetime, clock, random, log } = props;
    this.start = clock.now();
    this.tally = new Tally(log, job.schedule);
    this.urlsPerMedia = urlsPerMedia(job.task);
    this.batchSize = mediaPerBatch(this.urlsPerMedia, Math.min(settings.maxUrlsPerBatch, job.maxUrlsInFlight ?? Infinity));
    this.queue = new FullQueue(clock, lifetime, random);
    this.taskTypes = taskTypesOf(job.task.taskType);
    this.estimate = new UrlEstimate(this.urlsPerMedia);
    this.dryRun = settings.dryRun ? new DryRun(job.task) : undefined;
    this.statusCaller = this.callerOf(props.statusClient);
    this.selection = new RunSelection({
      selection: job.selection,
      caller: this.callerOf(props.client),
      statusCaller: this.statusCaller,
      searchPace: props.searchPace,
      topPlayedPace: props.statusPaceOf('DescribePlayTopVideos'),
      lifetime,
      tally: this.tally,
      tick: props.triggerTime ?? this.start,
    });
    this.watch = new UrlWatch({
      caller: this.statusCaller,
      pace: props.statusPaceOf('DescribeVodRefreshTasks'),
      clock,
      lifetime,
      withinSeconds: job.verification?.withinSeconds ?? DEFAULT_COMPLETION_SECONDS,
      track: (work) => this.track(work, () => undefined),
      onChange: () => this.wake(),
    });
  }

  async carryOut(): Promise<Report> {
    const { job, clock, lifetime, triggerTime } = this.props;
    const { source } = this.selection;
    if (!isDue(job, triggerTime ?? clock.now())) {
      await this.skipRest(source, OUTSIDE_WINDOW);
      return this.report(OUTSIDE_WINDOW);
    }
    try {
      // A dry run submits nothing that would have to be written down.
      const tick = this.dryRun === undefined ? triggerTime : undefined;
      this.books = await openBooks({ ...this.props, triggerTime: tick, folder: this.props.settings.ledgerFolder });
    } catch (error) {
      if (!(error instanceof LedgerError)) {
        throw error;
      }
      this.books.failure = error;
      await this.skipRest(source, error.reason);
      return this.report();
    }
    const { ledger } = this.books;
    if (ledger?.keptReport !== undefined) {
      return ledger.keptReport;
    }
    await this.prepare();
    try {
      await this.submitAll(this.remaining(source));
    } finally {
      // Where URLs were followed for their number alone, a call may be under way.
      lifetime.done();
      await this.watch.stop();
    }
    const report = this.report();
    if (!endsAsError(report, job)) {
      await ledger?.keep(report);
    }
    return report;
  }

  /** Answers for what earlier invocations left, and gives what is neither in the ledger nor submitted by runs before. */
  private remaining(source: DistinctMedia): BatchSource {
    const { ledger, submittedBefore } = this.books;
    if (ledger !== undefined) {
      this.pending = this.steps.flatMap((step, index) => this.resume(ledger, step, this.steps[index + 1]));
    }
    return new Remaining(source, (id) => {
      const known = ledger?.has(id) === true;
      const reason = known ? undefined : submittedBefore?.get(id);
      if (reason !== undefined) {
        this.skipAll([id], reason);
      }
      return known || reason !== undefined;
    });
  }

  /** What earlier invocations left of one task type, but for the media that had come to the next one. */
  private resume(ledger: RunLedger, step: Step, next: Step | undefined): (PendingBatch & { readonly step: Step })[] {
    const { job } = this.props;
    const { tally, allowance, batchSize } = this;
    const beyond = next && ledger.media.get(next.taskType);
    return resume({
      media: [...(ledger.media.get(step.taskType) ?? [])].filter(([mediaId]) => !beyond?.has(mediaId)),
      taskType: step.taskType,
      tally,
      phase: step.phase,
      allowance,
      batchSize,
      retryUnanswered: job.retryUnanswered !== false,
      followsFurther: next !== undefined || job.verification?.level === 'completion',
      // The URLs of such a job may have been made at any time since the tick.
      onJob: (jobId, mediaIds) => this.follow(jobId, mediaIds, this.follows ? step.check : step.phase, this.props.triggerTime),
    }).map((batch) => ({ ...batch, step }));
  }

  private callerOf(client: VodClient): Caller {
    const { lifetime, random } = this.props;
    return new Caller({ client, lifetime, random, counts: this.calls, onProblem: (call, problem) => this.logProblem(call, problem) });
  }

  /** Finds out how many URLs the run may submit, and sets up the way of media through it. */
  private async prepare(): Promise<void> {
    const { job, client, lifetime, clock, log, submitPace, checkPace } = this.props;
    const { estimate, watch, taskTypes, tally, queue } = this;
    const purses = await this.purses();
    const allowance = new Allowance({
      estimate,
      budget: new UrlBudget(purses, taskTypes),
      maxUrlsInFlight: job.maxUrlsInFlight,
      urlsUnderWay: () => watch.openUrls,
      blind: this.dryRun !== undefined,
    });
    this.allowance = allowance;
    const caller = this.callerOf(client);
    const measures = purses.length > 0 || job.maxUrlsInFlight !== undefined || taskTypes.length > 1;
    this.follows = measures || job.verification?.level !== 'none';
    this.steps = taskTypes.map((taskType, index) => {
      const phase = new Phase({
        taskType,
        tally,
        allowance,
        queue,
        watch,
        counts: job.maxUrlsInFlight !== undefined,
        completes: job.verification?.level === 'completion',
        next: index + 1 < taskTypes.length ? (mediaId) => this.ready.push(mediaId) : undefined,
        after: taskTypes[index - 1],
      });
      const check = new Check({
        caller,
        pace: checkPace,
        clock,
        lifetime,
        findings: phase,
        onChecked: async (jobId, entries) => this.books.ledger?.checked(jobId, entries),
      });
      const submission = new Submission({
        caller,
        pace: submitPace,
        task: job.task,
        taskType,
        retryUnanswered: job.retryUnanswered !== false,
        lifetime,
        tally: phase,
        log,
        onJob: (jobId, mediaIds) => this.follow(jobId, mediaIds, this.follows ? check : phase),
        recordOf: (mediaIds) => this.books.ledger?.batch(mediaIds, taskType, (verdict) => verdict),
      });
      return { taskType, phase, submission, check };
    });
    if (this.dryRun !== undefined && purses.length > 0 && this.urlsPerMedia === undefined) {
      this.notices.push('What a media costs in URLs is known only from its job: a dry run cannot tell where the budget would end.');
    }
  }

  /** What the run's URLs are paid out of. */
  private async purses(): Promise<Purse[]> {
    const { job, statusPaceOf } = this.props;
    const purses: Purse[] = [];
    if (job.urlBudget !== undefined) {
      purses.push({ reason: URL_BUDGET, taskTypes: ['Refresh', 'Preload'], urls: job.urlBudget });
    }
    if (job.withinAccountQuota === true) {
      const quota = await readAccountQuota(this.statusCaller, statusPaceOf('DescribeVodRefreshQuota'));
      if ('code' in quota) {
        this.notices.push(
          `VOD did not tell what is left of the account's quota (${quota.code}), so that the run went on without. It is documented ` +
            "for cn-shanghai only, and the function's role needs vod:DescribeVodRefreshQuota.",
        );
      } else {
        purses.push(...this.taskTypes.map((taskType) => ({ reason: ACCOUNT_QUOTA, taskTypes: [taskType], urls: quota[taskType] })));
      }
    }
    return purses;
  }

  /** Submits what was selected, and again what VOD's queue had no room for, until nothing is left or the run ends. */
  private async submitAll(source: BatchSource): Promise<void> {
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
    const [first] = this.steps;
    const last = this.steps[this.steps.length - 1];
    while (lifetime.end === undefined && !this.queue.closedForGood) {
      // Calls that wait for a repeat keep new ones back, so that a throttled run does not pile up.
      const mayStart = this.openBatches < settings.maxQps && this.openJobs < MOST_OPEN_JOBS && this.queue.closedFor <= 0;
      const again = this.queue.waitingMedia || this.ready.length;
      const [earlier] = this.pending;
      if (mayStart && earlier !== undefined && this.queue.waitingMedia === 0) {
        const { mediaIds, step, lost } = earlier;
        const allowed = this.allowance.again(mediaIds.length);
        if (allowed > 0) {
          this.pending.splice(0, 1, ...(allowed < mediaIds.length ? [{ ...earlier, mediaIds: mediaIds.slice(allowed) }] : []));
          this.submit(mediaIds.slice(0, allowed), step, lost);
          continue;
        }
      } else if (mayStart && again > 0) {
        const allowed = this.allowance.again(Math.min(this.batchSize, again));
        if (allowed > 0) {
          this.submit(this.queue.waitingMedia > 0 ? this.queue.takeOut(allowed) : this.ready.splice(0, allowed), last);
          continue;
        }
      } else if (mayStart && batch !== undefined) {
        const allowed = this.allowance.next(batch.length);
        if (typeof allowed !== 'number') {
          const rest: readonly string[] = batch;
          batch = undefined;
          exhausted = true;
          this.skipAll(rest, allowed.leftOut);
          reading = true;
          this.track(this.skipRest(source, allowed.leftOut), () => (reading = false));
          continue;
        }
        if (allowed > 0) {
          this.tally.counts.selected += allowed;
          this.submit(batch.slice(0, allowed), first);
          batch = allowed < batch.length ? batch.slice(allowed) : undefined;
          continue;
        }
      }
      if (batch === undefined && !reading && !exhausted) {
        reading = true;
        this.track(read(), () => undefined);
      } else if (exhausted && batch === undefined && !reading && again === 0 && this.pending.length === 0 && this.open === 0) {
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
    this.pending.forEach(({ mediaIds, lost, step }) => step.submission.leave(mediaIds, lost, reason));
    this.skipAll(batch ?? [], reason);
    await this.skipRest(source, reason);
    last.phase.notSubmitted('skipped', QUEUE_FULL, this.queue.takeOut(Infinity));
    last.phase.notSubmitted('skipped', reason, this.ready.splice(0));
  }

  private submit(mediaIds: readonly string[], { submission }: Step, lostBefore = 0): void {
    this.allowance.sent(mediaIds);
    if (this.dryRun !== undefined) {
      this.dryRun.submit(mediaIds);
      mediaIds.forEach((mediaId) => this.taskTypes.forEach((taskType) => this.allowance.unknown(mediaId, taskType)));
      this.tally.notSubmitted('skipped', DRY_RUN, mediaIds);
      return;
    }
    this.openBatches++;
    this.track(submission.submit(mediaIds, lostBefore), () => this.openBatches--);
  }

  /** Takes down a job, and has its media followed, or counted as they are. */
  private follow(jobId: string, mediaIds: readonly string[], by: Check | Phase, since?: number): void {
    if (this.jobIds.length < MAX_JOB_IDS) {
      this.jobIds.push(jobId);
    } else {
      this.jobIdsLeftOut++;
    }
    if (by instanceof Phase) {
      by.notFollowed(mediaIds);
    } else if (mediaIds.length > 0) {
      this.openJobs++;
      this.track(by.follow(jobId, mediaIds, since), () => this.openJobs--);
    }
  }

  private get open(): number {
    return this.openBatches + this.openJobs + (this.waitsForUrls ? this.watch.openMedia : 0);
  }

  /** Whether media count only once their URLs are complete. */
  private get waitsForUrls(): boolean {
    return this.props.job.verification?.level === 'completion' || this.taskTypes.length > 1;
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
  private async skipRest(source: BatchSource, reason: string): Promise<void> {
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
    const hints: string[] = [...this.notices];
    const { ledger, failure } = this.books;
    if (lifetime.end?.code !== undefined && lifetime.end.code !== LEDGER_NOT_WRITABLE) {
      hints.push(
        `VOD refused the caller (${lifetime.end.code}), so that the run stopped there. Look at the function's role (it needs ` +
          'vod:RefreshMediaPlayUrls), and at whether VOD is activated and in good standing.',
      );
    }
    const refused = this.steps.find(({ check }) => check.refusedCode !== undefined)?.check.refusedCode;
    if (refused !== undefined) {
      hints.push(`VOD refused to tell what became of the media (${refused}): the function's role needs vod:GetMediaRefreshJobs.`);
    }
    if (this.watch.refusedCode !== undefined) {
      hints.push(
        `VOD refused to tell how far URLs are (${this.watch.refusedCode}). It is documented for cn-shanghai only, and the function's ` +
          'role needs vod:DescribeVodRefreshTasks.',
      );
    }
    if (failure !== undefined) {
      hints.push(
        `The ledger could not be used (${failure.detail}), so that the run sent ${ledger ? 'nothing more' : 'nothing'}: look at the bucket, its mount and the ` +
          "function's role. The next invocation goes on where the ledger says.",
      );
    }
    if (reason === undefined) {
      hints.push(...this.selection.hints);
    }
    return makeReport({
      job,
      tally: this.tally,
      calls: this.calls,
      jobIds: this.jobIds,
      jobIdsLeftOut: this.jobIdsLeftOut,
      schedule: job.schedule?.slice(0, 500),
      region: settings.region,
      start: this.start,
      end: clock.now(),
      urlsPerMedia: this.urlsPerMedia === undefined ? undefined : this.urlsPerMedia * this.taskTypes.length,
      urlCounts: job.verification?.level === 'completion' ? this.watch.counts : undefined,
      requests: this.dryRun,
      reason,
      selectionError: this.selection.error?.message,
      dataDates: this.selection.dataDates,
      failure: this.leftOut ? failure?.reason : undefined,
      ledger: ledger && ledgerReport(ledger),
      hints,
    });
  }

  /** Whether there are media that another invocation could still do something about; nothing selected counts as such. */
  private get leftOut(): boolean {
    const { selected, failed, skipped } = this.tally.counts;
    return selected === 0 || failed + skipped > 0;
  }

  private logProblem({ action }: WireCall, { kind, code, message, requestId }: Problem & { readonly kind: string }): void {
    if (this.loggedProblems++ < MAX_LOGGED_PROBLEMS) {
      this.props.log.line('a call was not carried out', {
        schedule: this.props.job.schedule,
        action,
        kind,
        code,
        requestId,
        text: message?.slice(0, 300),
      });
    }
  }
}
