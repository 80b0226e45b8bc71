import type { TaskTypeName } from '../src/job/job';
import type { UrlBudget } from './url-budget';
import type { UrlEstimate } from './url-estimate';

/** What an allowance works with. */
export interface AllowanceProps {
  readonly estimate: UrlEstimate;
  readonly budget: UrlBudget;
  /** URLs that may be under way at once; left out, any number. */
  readonly maxUrlsInFlight?: number;
  /** URLs that VOD has made and that are still under way. */
  readonly urlsUnderWay: () => number;
  /** Whether nothing will ever tell what a media costs. */
  readonly blind: boolean;
}

/** How many media may be submitted now: none means that answers must come first. `left out`: no more ever, and why. */
export type Allowed = number | { readonly leftOut: string };

/**
 * How many media a run may submit, by its budget of URLs and by those under way.
 *
 * As long as nothing tells what a media costs, one media is submitted alone, then two, four and so on, each time once the
 * answers are there.
 */
export class Allowance {
  // What was submitted and not answered, with the URLs that it may make.
  private readonly unanswered = new Map<string, number>();
  private unansweredUrls = 0;
  private probe = 1;

  constructor(private readonly props: AllowanceProps) {}

  /** How many of so many new media may be submitted now. */
  next(media: number): Allowed {
    const { budget, estimate, blind } = this.props;
    const { perMedia } = estimate;
    const room = budget.room(perMedia ?? 1);
    if (room === undefined || (perMedia === undefined && blind)) {
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

  /** How many of so many media may be submitted now for which the budget is reserved. */
  again(media: number): number {
    const { maxUrlsInFlight: most, estimate, urlsUnderWay, blind } = this.props;
    const { perMedia } = estimate;
    if (most === undefined || blind) {
      return media;
    }
    const underWay = urlsUnderWay() + this.unansweredUrls;
    if (perMedia === undefined) {
      return underWay === 0 ? this.probes(media) : 0;
    }
    const wanted = Math.min(media, Math.max(1, Math.floor(most / perMedia)));
    return (underWay === 0 && this.unanswered.size === 0) || underWay + wanted * perMedia <= most ? wanted : 0;
  }

  /** Media are submitted. */
  sent(mediaIds: readonly string[]): void {
    const { budget, estimate, maxUrlsInFlight } = this.props;
    if (!budget.bounded && maxUrlsInFlight === undefined) {
      // Nothing to keep to: nothing is remembered of the media.
      return;
    }
    const perMedia = estimate.perMedia ?? 0;
    for (const mediaId of mediaIds) {
      budget.reserve(mediaId, perMedia);
      this.answered(mediaId);
      this.unanswered.set(mediaId, perMedia);
      this.unansweredUrls += perMedia;
    }
  }

  /** VOD made so many URLs of a media. */
  made(mediaId: string, taskType: TaskTypeName, urls: number): void {
    this.props.estimate.saw(urls);
    this.props.budget.pay(mediaId, taskType, urls);
    this.answered(mediaId);
  }

  /** It is not known what VOD made of a media: as much as expected. */
  unknown(mediaId: string, taskType: TaskTypeName): void {
    this.props.budget.pay(mediaId, taskType, this.props.estimate.perMedia ?? 0);
    this.answered(mediaId);
  }

  /** VOD made nothing of a media, and is not asked again. */
  over(mediaId: string): void {
    this.props.budget.release(mediaId);
    this.answered(mediaId);
  }

  /** VOD made nothing of a media, which waits for another try. */
  waits(mediaId: string): void {
    this.answered(mediaId);
  }

  private answered(mediaId: string): void {
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
