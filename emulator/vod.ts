import type { TaskTypeName } from '../src/job/job';
import type { Admission } from './admission';
import { countPlayUrls, playUrls, type StreamFilter } from './catalogue';
import { Edge, type EntryFailure } from './edge';
import { isFailure, Jobs, type JobEntry, type MediaRefreshJob } from './jobs';
import type { VodEmulatorSettings } from './options';
import { PlayStatistics } from './play-statistics';
import { draw, drawHex } from './random';
import type { LibraryMedia } from './search/library-media';
import { MediaSearch } from './search/media-search';
import { fatesOf } from './url-fates';

/** One call of RefreshMediaPlayUrls. */
export interface Submission {
  readonly mediaIds: readonly string[];
  readonly taskType: TaskTypeName;
  readonly filter: StreamFilter;
  readonly filterPolicy: string;
  readonly userData?: string;
  /** The failure of a media asset's entry, if it is to fail. */
  readonly failure?: (mediaId: string) => EntryFailure | undefined;
}

/** ApsaraVideo VOD behind its gateway: media assets, jobs and their effects. */
export class Vod {
  /** How often each media asset was accepted into a job. */
  readonly submissions = new Map<string, number>();
  /** How often URLs of each media asset were submitted, by task type and media ID: `Preload ID`. */
  readonly admissions = new Map<string, number>();
  /** The media assets that searches find, by media ID. */
  readonly library: Map<string, LibraryMedia>;
  readonly edge: Edge;
  readonly jobs: Jobs;
  readonly search: MediaSearch;
  readonly playStatistics: PlayStatistics;

  private readonly nonexistent: ReadonlySet<string>;
  private readonly forbidden: ReadonlySet<string>;

  constructor(private readonly props: VodEmulatorSettings) {
    this.library = new Map(props.library.map((media) => [media.mediaId, media]));
    this.edge = new Edge(props);
    this.jobs = new Jobs(props.keepJobs);
    this.search = new MediaSearch(this.library, props.random, props.clock, props.repeatsTokens);
    this.playStatistics = new PlayStatistics(props.topPlays);
    this.nonexistent = new Set(props.nonexistent);
    this.forbidden = new Set(props.forbidden);
  }

  /** The wall clock, in milliseconds since 1970. */
  get now(): number {
    return this.props.clock.now();
  }

  /** The monotonic clock, in milliseconds. */
  get elapsed(): number {
    return this.props.clock.elapsed();
  }

  /**
   * Accepts the media assets of a call into a job. Without one (inferred), there is no job ID. A media ID that is named twice
   * counts once.
   */
  submit(submission: Submission): { readonly jobId?: string; readonly nonexistent: readonly string[]; readonly forbidden: readonly string[] } {
    const mediaIds = [...new Set(submission.mediaIds)];
    const nonexistent = mediaIds.filter((mediaId) => this.nonexistent.has(mediaId));
    const forbidden = mediaIds.filter((mediaId) => this.forbidden.has(mediaId));
    const accepted = mediaIds.filter((mediaId) => !this.nonexistent.has(mediaId) && !this.forbidden.has(mediaId));
    if (accepted.length === 0) {
      return { nonexistent, forbidden };
    }
    const { taskType, filterPolicy, userData } = submission;
    const id = drawHex(32, this.props.random);
    const entries = accepted.map((mediaId) => this.enter(mediaId, submission));
    this.jobs.add({ id, taskType, filterPolicy, userData, createdAt: this.now, entries });
    return { jobId: id, nonexistent, forbidden };
  }

  /** The entries of a job that GetMediaRefreshJobs returns by now. */
  knownEntries(job: MediaRefreshJob): readonly JobEntry[] {
    return job.entries.filter(({ knownFrom }) => knownFrom <= this.elapsed);
  }

  private enter(mediaId: string, submission: Submission): JobEntry {
    const { random, jobDelay, countMedia } = this.props;
    if (countMedia) {
      this.submissions.set(mediaId, (this.submissions.get(mediaId) ?? 0) + 1);
    }
    const result = submission.failure?.(mediaId) ?? this.submitUrls(mediaId, submission);
    if (countMedia && !isFailure(result)) {
      const key = `${submission.taskType} ${mediaId}`;
      this.admissions.set(key, (this.admissions.get(key) ?? 0) + 1);
    }
    return { mediaId, knownFrom: this.elapsed + draw(jobDelay, random), result };
  }

  private submitUrls(mediaId: string, { taskType, filter }: Submission): Admission | EntryFailure {
    const urls = countPlayUrls(filter);
    if (urls === 0) {
      return noStream(filter);
    }
    return this.edge.submit({ mediaId, taskType, filter, urls }, () => fatesOf(this.props, () => playUrls(mediaId, filter)));
  }
}

/** Inferred: code and text are those of GetPlayInfo for a media asset without a matching stream. */
function noStream({ formats, definitions, streamTypes }: StreamFilter): EntryFailure {
  const wanted = `Formats: ${formats?.join() ?? ''}, Definition: ${definitions?.join() ?? ''}, StreamType: ${streamTypes?.join() ?? ''}`;
  return { code: 'InvalidVideo.NoneStream', message: `The video has no stream to play for the request parameter '${wanted}'.` };
}
