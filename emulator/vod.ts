import type { TaskTypeName } from '../src/job/job';
import type { Admission } from './admission';
import { countPlayUrls, matchingStreams, playUrls, type Catalogue, type StreamFilter } from './catalogue';
import type { Clock } from './clock';
import { Edge, type EdgeProps, type EntryFailure } from './edge';
import { isFailure, Jobs, type JobEntry, type MediaRefreshJob } from './jobs';
import { PlayStatistics, type TopPlays } from './play-statistics';
import { draw, drawHex, type Milliseconds, type Random } from './random';
import type { LibraryMedia } from './search/library-media';
import { MediaSearch } from './search/media-search';
import { fatesOf, type UrlFateProps } from './url-fates';
import { UrlTasks } from './url-tasks';

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

/** Sums over all media, those that were forgotten among them. */
export interface SubmissionTotals {
  /** Media accepted into jobs, a media counted each time. */
  readonly submitted: number;
  /** Media whose URLs were really submitted, a media counted each time. */
  readonly admitted: number;
  /** URLs that were really submitted. */
  readonly urls: number;
}

/** What the service knows and holds to. */
export interface VodProps extends EdgeProps, UrlFateProps {
  readonly clock: Clock;
  readonly random: Random;
  readonly catalogue: Catalogue;
  readonly nonexistent: (mediaId: string) => boolean;
  readonly forbidden: (mediaId: string) => boolean;
  readonly jobDelay: Milliseconds;
  readonly jobWithoutMedia: boolean;
  readonly library: readonly LibraryMedia[];
  readonly topPlays: TopPlays;
  /** How many jobs are remembered at least. */
  readonly keepJobs: number;
  /** Whether it is remembered of each media how often it was submitted. */
  readonly countMedia: boolean;
}

/** ApsaraVideo VOD behind its gateway: media, jobs and what they set going. */
export class Vod {
  /** How often each media was accepted into a job. */
  readonly submissions = new Map<string, number>();
  /** How often the URLs of each media were really submitted, and cost quota. */
  readonly admissions = new Map<string, number>();
  readonly edge: Edge;
  readonly tasks: UrlTasks;
  /** The media assets that searches find, by media ID. */
  readonly library: Map<string, LibraryMedia>;
  readonly search: MediaSearch;
  readonly playStatistics: PlayStatistics;

  private readonly jobs: Jobs;
  private readonly sums = { submitted: 0, admitted: 0, urls: 0 };

  constructor(private readonly props: VodProps) {
    const { clock, random, library, topPlays, keepJobs } = props;
    this.edge = new Edge(props);
    this.tasks = new UrlTasks({ edge: this.edge, clock, urlsOf: (admission) => this.urlsOf(admission) });
    this.library = new Map(library.map((media) => [media.mediaId, media]));
    this.search = new MediaSearch(this.library, random, clock);
    this.playStatistics = new PlayStatistics(topPlays);
    this.jobs = new Jobs(keepJobs);
  }

  /** The wall clock, in milliseconds since 1970. */
  get now(): number {
    return this.props.clock.now();
  }

  /** Sums over all media. */
  get totals(): SubmissionTotals {
    return { ...this.sums };
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
    const firstTaskId = this.edge.nextTaskId;
    const entries = accepted.map((mediaId) => this.enter(mediaId, submission));
    const oldest = this.jobs.add({ id, taskType, filterPolicy, userData, createdAt: clock.now(), entries, firstTaskId });
    if (oldest !== undefined) {
      this.edge.forgetBefore(oldest.firstTaskId);
    }
    return { jobId: id, nonexistent, forbidden };
  }

  /** A job that is not forgotten, whether its entries are known already or not. */
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

  private enter(mediaId: string, submission: Submission): JobEntry {
    const { clock, random, jobDelay } = this.props;
    this.count(this.submissions, mediaId);
    this.sums.submitted++;
    const result = submission.failure?.(mediaId) ?? this.submitUrls(mediaId, submission);
    if (!isFailure(result)) {
      this.count(this.admissions, mediaId);
      this.sums.admitted++;
      this.sums.urls += result.urls;
    }
    return { mediaId, knownFrom: clock.elapsed() + draw(jobDelay, random), result };
  }

  private submitUrls(mediaId: string, { taskType, filter }: Submission): Admission | EntryFailure {
    const streams = matchingStreams(this.props.catalogue(mediaId), filter);
    if (streams.length === 0) {
      return noStream(filter);
    }
    const request = { mediaId, taskType, filter, urls: countPlayUrls(streams, filter) };
    return this.edge.submit(request, () => fatesOf(this.props, () => playUrls(mediaId, streams, filter)));
  }

  private count(counts: Map<string, number>, mediaId: string): void {
    if (this.props.countMedia) {
      counts.set(mediaId, (counts.get(mediaId) ?? 0) + 1);
    }
  }
}

/** Inferred: code and text are those of GetPlayInfo for a media without a stream that matches. */
function noStream({ formats, definitions, streamTypes }: StreamFilter): EntryFailure {
  const wanted = `Formats: ${formats?.join() ?? ''}, Definition: ${definitions?.join() ?? ''}, StreamType: ${streamTypes?.join() ?? ''}`;
  return { code: 'InvalidVideo.NoneStream', message: `The video has no stream to play for the request parameter '${wanted}'.` };
}
