import type { TaskTypeName } from '../src/job/job';
import { URL_TASKS_PER_PAGE } from '../src/job/limits';
import { describeVodRefreshTasks, type UrlTaskQuery } from '../src/job/wire';
import { textOf } from './answers';
import type { Caller } from './caller';
import type { FollowedJob } from './check';
import type { Clock } from './clock';
import type { Lifetime } from './lifetime';
import type { Pace } from './pace';

/** What became of the URLs of a media: all complete; all done and some failed; or not all done when the time for it was over. */
export type UrlsEnd = 'complete' | 'failed' | 'unfinished';

/** How many URLs are how far. */
export interface UrlCounts {
  complete: number;
  /** Still under way when the time for it was over. */
  refreshing: number;
  failed: number;
}

/** What a watch works with. */
export interface UrlWatchProps {
  readonly caller: Caller;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly lifetime: Lifetime;
  /** How long URLs are followed, from their submission on. */
  readonly withinSeconds: number;
  /** Takes over the work of asking, so that a defect in it is seen. */
  readonly track: (work: Promise<void>) => void;
  /** Told when URLs were done, or are no longer followed. */
  readonly onChange: () => void;
}

const FIRST_PAUSE = 10_000;
const LONGEST_PAUSE = 60_000;

/** Clocks may differ by so much. */
const CLOCK_MARGIN = 60_000;

/** Up to so many tasks are always asked for one by one. */
const FEW_TASKS = 4;

/** Task IDs are digits: as numbers they take a fraction of the memory. */
type TaskKey = number | string;

interface Watched {
  readonly mediaId: string;
  readonly taskType: TaskTypeName;
  readonly keys: readonly TaskKey[];
  readonly job: FollowedJob;
  readonly end: (mediaId: string, end: UrlsEnd) => void;
  open: number;
  failed: boolean;
}

/**
 * Follows URLs until they are complete or failed, within a bound.
 *
 * Many are asked for by pages of all tasks since the oldest one that is open, few by their IDs, whichever takes fewer calls.
 * The pauses grow from 10 to 60 seconds; new URLs shorten them again.
 */
export class UrlWatch {
  readonly counts: UrlCounts = { complete: 0, refreshing: 0, failed: 0 };
  /** The code with which VOD refused to be asked at all. */
  refusedCode?: string;

  private readonly tasks: Readonly<Record<TaskTypeName, Map<TaskKey, Watched>>> = { Refresh: new Map(), Preload: new Map() };
  // In the order of their jobs, more or less.
  private readonly media = new Set<Watched>();
  /** How many tasks VOD told of in the last window. */
  private readonly inWindow: Record<TaskTypeName, number> = { Refresh: 0, Preload: 0 };
  private wait = FIRST_PAUSE;
  private running = false;
  private stopped = false;
  private work: Promise<void> = Promise.resolve();
  private interrupt: () => void = () => undefined;

  constructor(private readonly props: UrlWatchProps) {}

  /** URLs that are still under way. */
  get openUrls(): number {
    return this.tasks.Refresh.size + this.tasks.Preload.size;
  }

  /** Media with such URLs. */
  get openMedia(): number {
    return this.media.size;
  }

  /** Follows the URLs of a media; calls back once. */
  follow(mediaId: string, taskType: TaskTypeName, taskIds: readonly string[], job: FollowedJob, end: Watched['end']): void {
    const tasks = this.tasks[taskType];
    // One task may stand for what was submitted twice.
    const keys = [...new Set(taskIds.map(keyOf))].filter((key) => !tasks.has(key));
    const watched: Watched = { mediaId, taskType, keys, job, end, open: keys.length, failed: false };
    if (keys.length === 0 || this.refusedCode !== undefined || this.stopped) {
      this.counts.refreshing += keys.length;
      end(mediaId, keys.length === 0 ? 'complete' : 'unfinished');
      return;
    }
    this.media.add(watched);
    keys.forEach((key) => tasks.set(key, watched));
    this.wait = FIRST_PAUSE;
    if (!this.running) {
      this.running = true;
      this.work = this.run();
      this.props.track(this.work);
    }
  }

  /** Follows nothing any more; waits for the answer of a call that is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.interrupt();
    await this.work.catch(() => undefined);
  }

  private async run(): Promise<void> {
    const { lifetime } = this.props;
    while (this.openMedia > 0 && !this.stopped && this.refusedCode === undefined) {
      const pause = lifetime.shorten(Math.min(this.wait, Math.max(0, this.firstEnd() - this.props.clock.elapsed())));
      if (!(await this.sleep(pause))) {
        break;
      }
      this.wait = Math.min(LONGEST_PAUSE, this.wait * 1.5);
      await this.poll('Refresh');
      await this.poll('Preload');
      this.settle((watched) => this.endOf(watched) <= this.props.clock.elapsed());
    }
    this.settle(() => true);
    this.running = false;
  }

  /** Waits; answers false once the run or the watching ends. URLs are under way until then, so that none take their place. */
  private async sleep(milliseconds: number): Promise<boolean> {
    const { clock, lifetime } = this.props;
    if (lifetime.end !== undefined) {
      return false;
    }
    let tidy: () => void = () => undefined;
    await new Promise<void>((resolve) => {
      const callOff = clock.after(milliseconds, resolve);
      const forget = lifetime.onEnd(resolve);
      this.interrupt = resolve;
      tidy = () => {
        callOff();
        forget();
      };
    });
    tidy();
    return lifetime.end === undefined && !this.stopped;
  }

  private async poll(taskType: TaskTypeName): Promise<void> {
    const open = this.tasks[taskType];
    if (open.size <= Math.max(FEW_TASKS, Math.ceil(this.inWindow[taskType] / URL_TASKS_PER_PAGE))) {
      for (const taskId of [...open.keys()].map(String)) {
        await this.ask({ taskId }, taskType);
      }
      return;
    }
    const to = this.props.clock.now();
    let from = to;
    for (const watched of open.values()) {
      from = Math.min(from, watched.job.at);
    }
    let total = Infinity;
    for (let page = 1; open.size > 0 && (page - 1) * URL_TASKS_PER_PAGE < total; page++) {
      const answered = await this.ask({ taskType, from: from - CLOCK_MARGIN, to, page }, taskType);
      if (answered === undefined) {
        return;
      }
      total = answered;
    }
    this.inWindow[taskType] = total;
  }

  /** Asks, and takes down what it learns; answers how many tasks there are in all, undefined where it learned nothing. */
  private async ask(query: UrlTaskQuery, taskType: TaskTypeName): Promise<number | undefined> {
    if (this.stopped || this.refusedCode !== undefined) {
      return undefined;
    }
    const outcome = await this.props.caller.call(describeVodRefreshTasks(query), { pace: this.props.pace, read: readTasks, retryLost: true });
    if (outcome.kind === 'answered') {
      outcome.value.tasks.forEach(({ key, status }) => this.take(taskType, key, status));
      return outcome.value.total;
    }
    if (outcome.kind === 'given up' && outcome.answer.kind === 'denied') {
      this.refusedCode = outcome.answer.code;
    }
    return undefined;
  }

  private take(taskType: TaskTypeName, key: TaskKey, status: string | undefined): void {
    const watched = this.tasks[taskType].get(key);
    if (watched === undefined || (status !== 'complete' && status !== 'failed')) {
      return;
    }
    this.tasks[taskType].delete(key);
    this.counts[status]++;
    watched.open--;
    watched.failed ||= status === 'failed';
  }

  /** Ends the media that are done, and those that are to be given up. */
  private settle(givesUp: (watched: Watched) => boolean): void {
    for (const watched of this.media) {
      if (watched.open > 0 && !givesUp(watched)) {
        continue;
      }
      this.media.delete(watched);
      const tasks = this.tasks[watched.taskType];
      watched.keys.forEach((key) => tasks.get(key) === watched && tasks.delete(key));
      this.counts.refreshing += watched.open;
      watched.end(watched.mediaId, watched.failed ? 'failed' : watched.open > 0 ? 'unfinished' : 'complete');
    }
    this.props.onChange();
  }

  private firstEnd(): number {
    const [first] = this.media;
    return first === undefined ? Infinity : this.endOf(first);
  }

  private endOf({ job }: Watched): number {
    return job.elapsed + this.props.withinSeconds * 1000;
  }
}

function keyOf(taskId: string): TaskKey {
  return /^[1-9]\d{0,14}$/.test(taskId) ? Number(taskId) : taskId;
}

function readTasks(body: Readonly<Record<string, unknown>>): { tasks: { key: TaskKey; status: string | undefined }[]; total: number } | undefined {
  const { Tasks: tasks, TotalCount: total } = body;
  const list = Array.isArray(tasks) ? tasks : (tasks as { readonly Task?: unknown } | undefined | null)?.Task;
  if (!Array.isArray(list)) {
    return undefined;
  }
  return {
    tasks: list
      .filter((task): task is Record<string, unknown> => typeof task === 'object' && task !== null)
      .map((task) => ({ key: keyOf(String(task.TaskId)), status: textOf(task.Status)?.toLowerCase() })),
    total: Number(total) || list.length,
  };
}
