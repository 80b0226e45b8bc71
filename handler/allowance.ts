import type { TaskTypeName } from '../src/job/job';
import type { UrlBudget } from './url-budget';

/** Properties for {@link Allowance}. */
export interface AllowanceProps {
  /** URLs of a media asset in one task type by its task; undefined where only VOD knows. */
  readonly urlsPerMedia: number | undefined;
  readonly budget: UrlBudget;
  /** Maximum number of URLs in flight. @default - no limit */
  readonly maxUrlsInFlight?: number;
  /** The number of URLs that VOD created and that are still in flight. */
  readonly urlsInFlight: () => number;
  /** Whether nothing is submitted, so that VOD never tells what a media asset costs. */
  readonly dryRun: boolean;
}

/** The number of media assets to submit now; 0 until responses arrive. `leftOut`: why no more are submitted at all. */
export type Allowed = number | { readonly leftOut: string };

/**
 * Decides how many media assets a run may submit, by its URL budget and the URLs in flight.
 *
 * Until the cost of a media asset is known, one is submitted alone, then two, four and so on, each time once the responses
 * are there.
 */
export class Allowance {
  // Submitted media assets without a response, with the URLs that they may cost.
  private readonly unanswered = new Map<string, number>();
  private unansweredUrls = 0;
  private probe = 1;
  private mostUrlsSeen = 0;

  constructor(private readonly props: AllowanceProps) {}

  /** How many of this number of new media assets may be submitted now. */
  next(media: number): Allowed {
    const { perMedia } = this;
    const room = this.props.budget.room(perMedia ?? 1);
    if (room === undefined || (perMedia === undefined && this.props.dryRun)) {
      return this.again(media);
    }
    if (room.media < media && this.unanswered.size > 0) {
      return 0;
    }
    if (room.media === 0) {
      return { leftOut: room.reason };
    }
    return this.again(perMedia === undefined ? this.probes(Math.min(media, room.media)) : Math.min(media, room.media));
  }

  /** How many of this number of media assets may be submitted now that have their part of the budget already. */
  again(media: number): number {
    const { maxUrlsInFlight: most, urlsInFlight, dryRun } = this.props;
    const { perMedia } = this;
    if (most === undefined || dryRun) {
      return media;
    }
    const inFlight = urlsInFlight() + this.unansweredUrls;
    if (perMedia === undefined) {
      return inFlight === 0 ? this.probes(media) : 0;
    }
    const wanted = Math.min(media, Math.max(1, Math.floor(most / perMedia)));
    return (inFlight === 0 && this.unanswered.size === 0) || inFlight + wanted * perMedia <= most ? wanted : 0;
  }

  /** Media assets are submitted. */
  sent(mediaIds: readonly string[]): void {
    const { budget, maxUrlsInFlight } = this.props;
    if (!budget.bounded && maxUrlsInFlight === undefined) {
      // Without a limit, no media asset needs to be remembered.
      return;
    }
    const { perMedia = 0 } = this;
    for (const mediaId of mediaIds) {
      budget.reserve(mediaId, perMedia);
      this.answered(mediaId);
      this.unanswered.set(mediaId, perMedia);
      this.unansweredUrls += perMedia;
    }
  }

  /** VOD created this number of URLs for a media asset. */
  made(mediaId: string, taskType: TaskTypeName, urls: number): void {
    this.mostUrlsSeen = Math.max(this.mostUrlsSeen, urls);
    this.props.budget.pay(mediaId, taskType, urls);
    this.answered(mediaId);
  }

  /** It is unknown how many URLs VOD created for a media asset: assumes the expected number. */
  unknown(mediaId: string, taskType: TaskTypeName): void {
    this.props.budget.pay(mediaId, taskType, this.perMedia ?? 0);
    this.answered(mediaId);
  }

  /** VOD created no URLs for a media asset, which is not submitted again. */
  over(mediaId: string): void {
    this.props.budget.release(mediaId);
    this.answered(mediaId);
  }

  /** The expected URLs of a media asset in one task type: by its task, or the most seen so far; undefined while unknown. */
  private get perMedia(): number | undefined {
    return Math.max(this.props.urlsPerMedia ?? 0, this.mostUrlsSeen) || undefined;
  }

  /** The response about a media asset is there. One that waits for another try keeps its reservation. */
  answered(mediaId: string): void {
    this.unansweredUrls -= this.unanswered.get(mediaId) ?? 0;
    this.unanswered.delete(mediaId);
  }

  private probes(media: number): number {
    if (this.unanswered.size > 0) {
      return 0;
    }
    const probe = Math.min(media, this.probe);
    this.probe *= 2;
    return probe;
  }
}
