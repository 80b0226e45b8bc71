import type { TaskTypeName } from '../src/job/job';
import { countPlayUrls, matchingStreams, playUrls, type Catalogue, type StreamFilter } from './catalogue';
import type { Clock } from './clock';
import { Edge, type Admission, type EdgeProps, type EntryFailure } from './edge';
import { isFailure, type JobEntry, type MediaRefreshJob } from './jobs';
import { draw, drawHex, type Milliseconds, type Random } from './random';

/** What is asked for all media of a call. */
export interface Submission {
  readonly mediaIds: readonly string[];
  readonly taskType: TaskTypeName;
  readonly filter: StreamFilter;
  readonly filterPolicy: string;
  readonly userData?: string;
  /** Says for which media the entry is to fail, and how. */
  readonly failure?: (mediaId: string) => EntryFailure | undefined;
}

/** How the media of a call were divided. */
export interface SubmissionResult {
  /** Absent where no media was accepted. */
  readonly jobId?: string;
  readonly nonexistent: readonly string[];
  readonly forbidden: readonly string[];
}

/** One play URL on its way to the edge, or away from it. */
export interface UrlTask {
  readonly taskId: string;
  readonly url: string;
  readonly mediaId: string;
  /** As DescribeVodRefreshTasks names it: a file to be refreshed, or a preload. */
  readonly objectType: 'file' | 'preload';
  readonly status: 'Refreshing' | 'Complete' | 'Failed';
  /** In milliseconds since 1970. */
  readonly createdAt: number;
}

/** What the service knows and holds to. */
export interface VodProps extends EdgeProps {
  readonly clock: Clock;
  readonly random: Random;
  readonly catalogue: Catalogue;
  readonly nonexistent: (mediaId: string) => boolean;
  readonly forbidden: (mediaId: string) => boolean;
  readonly jobDelay: Milliseconds;
  readonly jobWithoutMedia: boolean;
  readonly urlFails: (url: string) => boolean;
}

/** ApsaraVideo VOD behind its gateway: media, jobs and what they set going. */
export class Vod {
  /** How often each media was accepted into a job. */
  readonly submissions = new Map<string, number>();
  /** How often the URLs of each media were really submitted, and cost quota. */
  readonly admissions = new Map<string, number>();
  readonly edge: Edge;

  private readonly jobs = new Map<string, MediaRefreshJob>();

  constructor(private readonly props: VodProps) {
    this.edge = new Edge(props);
  }

  /** Accepts the media of a call into a job. A media named twice in one call counts once. */
  submit(submission: Submission): SubmissionResult {
    const { clock, random, jobWithoutMedia } = this.props;
    const mediaIds = [...new Set(submission.mediaIds)];
    const nonexistent = mediaIds.filter(this.props.nonexistent);
    const forbidden = mediaIds.filter(this.props.forbidden);
    const listed = new Set([...nonexistent, ...forbidden]);
    const accepted = mediaIds.filter((mediaId) => !listed.has(mediaId));
    if (accepted.length === 0 && !jobWithoutMedia) {
      return { nonexistent, forbidden };
    }
    const { taskType, filterPolicy, userData } = submission;
    const id = drawHex(32, random);
    const entries = accepted.map((mediaId) => this.enter(mediaId, submission));
    this.jobs.set(id, { id, taskType, filterPolicy, userData, createdAt: clock.now(), entries });
    return { jobId: id, nonexistent, forbidden };
  }

  /** A job, whether its entries are known already or not. */
  job(id: string): MediaRefreshJob | undefined {
    return this.jobs.get(id);
  }

  /** The entries of a job that can be told of by now. */
  knownEntries(job: MediaRefreshJob): JobEntry[] {
    const at = this.props.clock.elapsed();
    return job.entries.filter(({ knownFrom }) => knownFrom <= at);
  }

  /** The play URLs that were submitted for a media. */
  urlsOf({ mediaId, filter }: Admission): string[] {
    return playUrls(mediaId, matchingStreams(this.props.catalogue(mediaId), filter), filter);
  }

  /** The task of one URL, by an ID that a job named. */
  urlTask(taskId: string): UrlTask | undefined {
    const task = this.edge.task(taskId);
    if (task === undefined) {
      return undefined;
    }
    const { admission, index, done } = task;
    const url = this.urlsOf(admission)[index];
    return {
      taskId,
      url,
      mediaId: admission.mediaId,
      objectType: admission.taskType === 'Preload' ? 'preload' : 'file',
      status: !done ? 'Refreshing' : this.props.urlFails(url) ? 'Failed' : 'Complete',
      createdAt: admission.createdAt,
    };
  }

  private enter(mediaId: string, submission: Submission): JobEntry {
    const { clock, random, jobDelay } = this.props;
    increase(this.submissions, mediaId);
    const result = submission.failure?.(mediaId) ?? this.submitUrls(mediaId, submission);
    if (!isFailure(result)) {
      increase(this.admissions, mediaId);
    }
    return { mediaId, knownFrom: clock.elapsed() + draw(jobDelay, random), result };
  }

  private submitUrls(mediaId: string, { taskType, filter }: Submission): Admission | EntryFailure {
    const streams = matchingStreams(this.props.catalogue(mediaId), filter);
    return streams.length === 0 ? noStream(filter) : this.edge.submit({ mediaId, taskType, filter, urls: countPlayUrls(streams, filter) });
  }
}

/** Inferred: code and text are those of GetPlayInfo for a media without a stream that matches. */
function noStream({ formats, definitions, streamTypes }: StreamFilter): EntryFailure {
  const wanted = `Formats: ${formats?.join() ?? ''}, Definition: ${definitions?.join() ?? ''}, StreamType: ${streamTypes?.join() ?? ''}`;
  return { code: 'InvalidVideo.NoneStream', message: `The video has no stream to play for the request parameter '${wanted}'.` };
}

function increase(counts: Map<string, number>, mediaId: string): void {
  counts.set(mediaId, (counts.get(mediaId) ?? 0) + 1);
}
