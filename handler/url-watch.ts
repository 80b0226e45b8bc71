import type { TaskTypeName } from '../src/job/job';
import { URL_TASKS_PER_PAGE } from '../src/job/limits';
import { describeVodRefreshTasks, type UrlTaskQuery } from '../src/job/wire';
import type { Caller } from './caller';
import type { Clock } from './clock';
import type { InFlight } from './in-flight';
import { idOf, isObject, numberOf, textOf } from './json';
import type { Lifetime } from './lifetime';

/** The outcome of a media asset's URLs: all complete, all done and some failed, or not all done when the time to wait was over. */
export type UrlsEnd = 'complete' | 'failed' | 'unfinished';

/** Numbers of URLs by state. */
export interface UrlCounts {
  complete: number;
  /** Still in flight when the time to wait was over. */
  refreshing: number;
  failed: number;
}

/** A job whose media assets are followed. */
export interface FollowedJob {
  /** When the run learned of it, by the clock's `elapsed()`. */
  readonly elapsed: number;
  /** When its URLs were created at the earliest, in milliseconds since 1970. */
  readonly at: number;
}

/** Properties for {@link UrlWatch}. */
export interface UrlWatchProps {
  readonly caller: Caller;
  readonly clock: Clock;
  readonly lifetime: Lifetime;
  /** How long to follow URLs, from their submission on. */
  readonly withinSeconds: number;
  readonly inFlight: InFlight;
}

const FIRST_PAUSE = 10_000;
const LONGEST_PAUSE = 60_000;

/** How far VOD's clock may be from the function's: VOD refuses calls beyond 15 minutes. A job is older by the time of its response. */
const CLOCK_MARGIN = 16 * 60_000;

/** How long VOD returns tasks. */
const KEPT_MILLISECONDS = 3 * 24 * 3_600_000;

/** Up to this number, tasks are always queried one by one. */
const FEW_TASKS = 4;

interface Watched {
  readonly taskType: TaskTypeName;
  readonly taskIds: readonly string[];
  readonly job: FollowedJob;
  readonly end: (end: UrlsEnd) => void;
  open: number;
  failed: boolean;
}

/**
 * Follows URLs until they are complete or failed, or the time to wait for them is over.
 *
 * Queries many by pages of all tasks since the oldest open one, few by their IDs, whichever takes fewer calls. The pauses grow from
 * 10 to 60 seconds; new URLs shorten them again.
 */
export class UrlWatch {
  readonly counts: UrlCounts = { complete: 0, refreshing: 0, failed: 0 };
  /** The code with which VOD refused the caller. */
  refusedCode?: string;

  /** The media assets of each task: one task may stand for URLs of several, or for what was submitted twice. */
  private readonly tasks: Readonly<Record<TaskTypeName, Map<string, Set<Watched>>>> = { Refresh: new Map(), Preload: new Map() };
  // In the order of their jobs, more or less.
  private readonly media = new Set<Watched>();
  /** The number of tasks in the last window. */
  private readonly inWindow: Record<TaskTypeName, number> = { Refresh: 0, Preload: 0 };
  private wait = FIRST_PAUSE;
  private running = false;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly props: UrlWatchProps) {}

  /** Number of URLs in flight. */
  get openUrls(): number {
    return this.tasks.Refresh.size + this.tasks.Preload.size;
  }

  /** Number of media assets with URLs in flight. */
  get openMedia(): number {
    return this.media.size;
  }

  /** Follows the URLs of a media asset; calls back once. */
  follow(taskType: TaskTypeName, taskIds: readonly string[], job: FollowedJob, end: Watched['end']): void {
    const tasks = this.tasks[taskType];
    const watched: Watched = { taskType, taskIds, job, end, open: taskIds.length, failed: false };
    if (taskIds.length === 0 || this.refusedCode !== undefined) {
      this.counts.refreshing += taskIds.length;
      end(taskIds.length === 0 ? 'complete' : 'unfinished');
      return;
    }
    this.media.add(watched);
    taskIds.forEach((taskId) => tasks.set(taskId, (tasks.get(taskId) ?? new Set()).add(watched)));
    this.wait = FIRST_PAUSE;
    if (!this.running) {
      this.running = true;
      this.work = this.run();
      this.props.inFlight.track(undefined, this.work);
    }
  }

  /** Waits for the response of a call in flight, once the run has ended. */
  async stopped(): Promise<void> {
    await this.work.catch(() => undefined);
  }

  private async run(): Promise<void> {
    const { lifetime } = this.props;
    while (this.openMedia > 0 && this.refusedCode === undefined) {
      const pause = lifetime.shorten(Math.min(this.wait, Math.max(0, this.firstEnd() - this.props.clock.elapsed())));
      // URLs stay in flight until the run ends, so that no others take their place.
      if (!(await lifetime.sleepOrEnd(pause))) {
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

  private async poll(taskType: TaskTypeName): Promise<void> {
    const open = this.tasks[taskType];
    if (open.size <= Math.max(FEW_TASKS, Math.ceil(this.inWindow[taskType] / URL_TASKS_PER_PAGE))) {
      for (const taskId of [...open.keys()]) {
        await this.ask({ taskId }, taskType);
      }
      return;
    }
    const now = this.props.clock.now();
    const to = now + CLOCK_MARGIN;
    let from = now;
    for (const sharing of open.values()) {
      sharing.forEach(({ job }) => (from = Math.min(from, job.at)));
    }
    from = Math.max(from - CLOCK_MARGIN, now - KEPT_MILLISECONDS + CLOCK_MARGIN);
    const seen = new Set<string>();
    for (let page = 1; open.size > 0; page++) {
      const answered = await this.ask({ taskType, from, to, page }, taskType);
      if (answered === undefined) {
        return;
      }
      const before = seen.size;
      answered.tasks.forEach(({ taskId }) => seen.add(taskId));
      // A total that is wrong leads neither on for ever nor to an early end.
      const isLast = page * URL_TASKS_PER_PAGE >= answered.total && answered.tasks.length < URL_TASKS_PER_PAGE;
      if (isLast || seen.size === before) {
        break;
      }
    }
    this.inWindow[taskType] = seen.size;
  }

  /** Queries tasks and notes their states. Resolves to undefined without a response. */
  private async ask(query: UrlTaskQuery, taskType: TaskTypeName): Promise<TaskPage | undefined> {
    if (this.refusedCode !== undefined) {
      return undefined;
    }
    const outcome = await this.props.caller.call(describeVodRefreshTasks(query), { read: readTasks });
    if (outcome.kind === 'answered') {
      outcome.value.tasks.forEach(({ taskId, status }) => this.take(taskType, taskId, status));
      return outcome.value;
    }
    if (outcome.kind === 'given up' && outcome.answer.kind === 'denied') {
      this.refusedCode = outcome.answer.code;
    }
    return undefined;
  }

  private take(taskType: TaskTypeName, taskId: string, status: string | undefined): void {
    const sharing = this.tasks[taskType].get(taskId);
    if (sharing === undefined || (status !== 'complete' && status !== 'failed')) {
      return;
    }
    this.tasks[taskType].delete(taskId);
    for (const watched of sharing) {
      this.counts[status]++;
      watched.open--;
      watched.failed ||= status === 'failed';
    }
  }

  /** Ends the media assets that are done, and those to give up. */
  private settle(givesUp: (watched: Watched) => boolean): void {
    for (const watched of this.media) {
      if (watched.open > 0 && !givesUp(watched)) {
        continue;
      }
      this.media.delete(watched);
      const tasks = this.tasks[watched.taskType];
      for (const taskId of watched.taskIds) {
        const sharing = tasks.get(taskId);
        if (sharing?.delete(watched) && sharing.size === 0) {
          tasks.delete(taskId);
        }
      }
      this.counts.refreshing += watched.open;
      watched.end(watched.failed ? 'failed' : watched.open > 0 ? 'unfinished' : 'complete');
    }
    this.props.inFlight.wake();
  }

  private firstEnd(): number {
    const [first] = this.media;
    return first === undefined ? Infinity : this.endOf(first);
  }

  private endOf({ job }: Watched): number {
    return job.elapsed + this.props.withinSeconds * 1000;
  }
}

/** Tasks of a page, and the number of those on all pages. */
interface TaskPage {
  readonly tasks: readonly { readonly taskId: string; readonly status: string | undefined }[];
  readonly total: number;
}

function readTasks(body: Readonly<Record<string, unknown>>): TaskPage | undefined {
  const { Tasks: tasks, TotalCount: total } = body;
  const list = Array.isArray(tasks) ? tasks : (tasks as { readonly Task?: unknown } | undefined | null)?.Task;
  if (!Array.isArray(list)) {
    return undefined;
  }
  return {
    tasks: list.filter(isObject).map((task) => ({ taskId: idOf(task.TaskId) ?? '', status: textOf(task.Status)?.toLowerCase() })),
    total: numberOf(total) || list.length,
  };
}
