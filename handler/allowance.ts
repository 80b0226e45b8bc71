import type { TaskTypeName } from '../src/job/job';
import { urlsPerMedia } from '../src/job/urls';
import type { RunContext } from './run-context';
import type { UrlBudget } from './url-budget';
import { ACCOUNT_QUOTA } from './url-limits';

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
  /** The expected URLs of a media asset in one task type: by its task, or the most seen so far; 0 while unknown. */
  private expectedUrls: number;

  constructor(
    private readonly context: Pick<RunContext, 'job' | 'settings' | 'watch'>,
    private readonly budget: UrlBudget,
  ) {
    this.expectedUrls = urlsPerMedia(context.job.task) ?? 0;
  }

  /** How many of this number of new media assets may be submitted now. */
  next(media: number): Allowed {
    const { perMedia } = this;
    const room = this.budget.room(perMedia ?? 1);
    if (room === undefined || (perMedia === undefined && this.context.settings.dryRun)) {
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
    const { job, settings, watch } = this.context;
    const { perMedia } = this;
    const most = job.maxUrlsInFlight;
    if (most === undefined || settings.dryRun) {
      return media;
    }
    const inFlight = watch.openUrls + this.unansweredUrls;
    if (perMedia === undefined) {
      return inFlight === 0 ? this.probes(media) : 0;
    }
    const wanted = Math.min(media, Math.max(1, Math.floor(most / perMedia)));
    return (inFlight === 0 && this.unanswered.size === 0) || inFlight + wanted * perMedia <= most ? wanted : 0;
  }

  /** Media assets are submitted. */
  sent(mediaIds: readonly string[]): void {
    const { budget } = this;
    if (!budget.bounded && this.context.job.maxUrlsInFlight === undefined) {
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
    this.expectedUrls = Math.max(this.expectedUrls, urls);
    this.budget.pay(mediaId, taskType, urls);
    this.answered(mediaId);
  }

  /** It is unknown how many URLs VOD created for a media asset: assumes the expected number. */
  unknown(mediaId: string, taskType: TaskTypeName): void {
    this.budget.pay(mediaId, taskType, this.perMedia ?? 0);
    this.answered(mediaId);
  }

  /** VOD created no URLs for a media asset, which is not submitted again. */
  over(mediaId: string): void {
    this.budget.release(mediaId);
    this.answered(mediaId);
  }

  /** Nothing more of a task type is left of the account's day. */
  spent(taskType: TaskTypeName): void {
    this.budget.exhaust(taskType, ACCOUNT_QUOTA);
  }

  private get perMedia(): number | undefined {
    return this.expectedUrls || undefined;
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
