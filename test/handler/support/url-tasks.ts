import type { FakeCall } from './fake-vod';
import type { VirtualClock } from './virtual-clock';

/** The task of one URL, and when it was made. */
interface UrlTask {
  readonly taskId: string;
  readonly taskType: string;
  readonly mediaId: string;
  readonly at: number;
}

/** How the URLs of a fake VOD come to their end. */
export interface UrlTasksOptions {
  /** Milliseconds from its submission until a URL is done; Infinity for never. */
  readonly milliseconds?: number | ((mediaId: string, taskType: string) => number);
  readonly fails?: (mediaId: string, taskType: string) => boolean;
  readonly urlsPerMedia?: number;
  readonly quota?: { readonly UrlRemain: string; readonly PreloadRemain: string };
  /** Error codes with which media fail in their jobs. */
  readonly jobError?: (mediaId: string, taskType: string) => string | undefined;
  /** Error codes of media assets that are submitted all the same. */
  readonly partlyCode?: (mediaId: string, taskType: string) => string | undefined;
}

/** Jobs with tasks of digits, and what DescribeVodRefreshTasks and DescribeVodRefreshQuota tell, for a fake VOD's `answer`. */
export class UrlTasks {
  readonly tasks: UrlTask[] = [];
  private readonly jobs = new Map<string, { taskType: string; media: Map<string, UrlTask[]> }>();

  constructor(
    private readonly clock: VirtualClock,
    private readonly options: UrlTasksOptions = {},
  ) {}

  /** URLs that are not done yet. */
  get underWay(): number {
    return this.tasks.filter((task) => this.statusOf(task) === 'Refreshing').length;
  }

  readonly answer = (call: FakeCall): unknown => {
    const { parameters } = call;
    switch (call.action) {
      case 'RefreshMediaPlayUrls':
        return this.submit(call.mediaIds, parameters.TaskType);
      case 'GetMediaRefreshJobs':
        return this.job(parameters.MediaRefreshJobId);
      case 'DescribeVodRefreshTasks':
        return this.describe(parameters);
      case 'DescribeVodRefreshQuota':
        return { RequestId: 'R', ...this.options.quota };
      default:
        return undefined;
    }
  };

  private submit(mediaIds: readonly string[], taskType: string): unknown {
    const { urlsPerMedia = 4, jobError } = this.options;
    const media = new Map<string, UrlTask[]>();
    for (const mediaId of mediaIds) {
      const tasks = jobError?.(mediaId, taskType)
        ? []
        : Array.from({ length: urlsPerMedia }, (_, n) => ({
            taskId: String(1_000 + this.tasks.length + n),
            taskType,
            mediaId,
            at: this.clock.elapsed(),
          }));
      this.tasks.push(...tasks);
      media.set(mediaId, tasks);
    }
    const jobId = `job-${this.jobs.size + 1}`;
    this.jobs.set(jobId, { taskType, media });
    return { RequestId: 'R', MediaRefreshJobId: jobId };
  }

  private job(jobId: string): unknown {
    const { taskType, media } = this.jobs.get(jobId)!;
    return {
      RequestId: 'R',
      MediaRefreshJobs: [...media].map(([mediaId, tasks]) => {
        const code = this.options.jobError?.(mediaId, taskType);
        return {
          MediaRefreshJobId: jobId,
          MediaId: mediaId,
          Status: code ? 'fail' : 'success',
          ErrorCode: code ?? this.options.partlyCode?.(mediaId, taskType),
          TaskIds: tasks.map(({ taskId }) => taskId).join(','),
        };
      }),
    };
  }

  private describe({ TaskId, ObjectType, PageNumber = '1', PageSize = '20' }: FakeCall['parameters']): unknown {
    const found = this.tasks
      .filter((task) => (TaskId ? task.taskId === TaskId : task.taskType === (ObjectType === 'preload' ? 'Preload' : 'Refresh')))
      .reverse();
    const start = (Number(PageNumber) - 1) * Number(PageSize);
    return {
      RequestId: 'R',
      TotalCount: found.length,
      Tasks: { Task: found.slice(start, start + Number(PageSize)).map((task) => ({ TaskId: task.taskId, Status: this.statusOf(task) })) },
    };
  }

  private statusOf({ mediaId, taskType, at }: UrlTask): string {
    const { milliseconds = 60_000, fails } = this.options;
    const due = at + (typeof milliseconds === 'number' ? milliseconds : milliseconds(mediaId, taskType));
    return this.clock.elapsed() < due ? 'Refreshing' : fails?.(mediaId, taskType) ? 'Failed' : 'Complete';
  }
}
