import type { TaskTypeName } from '../src/job/job';

/** A maximum number of URLs, and the reason of media assets beyond it. */
export interface UrlLimit {
  readonly reason: string;
  /** The task types whose URLs count. */
  readonly taskTypes: readonly TaskTypeName[];
  readonly urls: number;
}

/** The URLs that a media asset is expected to cost in each of the task types that are still to come. */
interface Reservation {
  readonly taskTypes: readonly TaskTypeName[];
  readonly urls: number;
}

/**
 * The URLs that a run has left. A media asset reserves its expected cost in each task type of the run, and pays its actual
 * cost.
 */
export class UrlBudget {
  private readonly spent: Record<TaskTypeName, number> = { Refresh: 0, Preload: 0 };
  private readonly reserved: Record<TaskTypeName, number> = { Refresh: 0, Preload: 0 };
  private readonly reservations = new Map<string, Reservation>();

  private readonly limits: UrlLimit[];

  constructor(
    limits: readonly UrlLimit[],
    private readonly taskTypes: readonly TaskTypeName[],
  ) {
    this.limits = [...limits];
  }

  /** Whether there is any limit. */
  get bounded(): boolean {
    return this.limits.length > 0;
  }

  /** How many media assets fit at this cost in each task type, and the reason why no more do; undefined without a limit. */
  room(perMedia: number): { readonly media: number; readonly reason: string } | undefined {
    let least: { media: number; reason: string } | undefined;
    for (const { reason, taskTypes, urls } of this.limits) {
      const paid = this.taskTypes.filter((taskType) => taskTypes.includes(taskType));
      const left = paid.reduce((sum, taskType) => sum - this.spent[taskType] - this.reserved[taskType], urls);
      const media = Math.max(0, Math.floor(left / (perMedia * paid.length)));
      if (paid.length > 0 && (least === undefined || media < least.media)) {
        least = { media, reason };
      }
    }
    return least;
  }

  /** No URL of a task type is left. */
  exhaust(taskType: TaskTypeName, reason: string): void {
    this.limits.push({ reason, taskTypes: [taskType], urls: 0 });
  }

  /** Reserves for a media asset, once: one that waits for another try keeps its reservation. */
  reserve(mediaId: string, urls: number): void {
    if (this.bounded && !this.reservations.has(mediaId)) {
      this.set(mediaId, { taskTypes: this.taskTypes, urls });
    }
  }

  /** A media asset cost this number of URLs of a task type, and will cost as many of those that follow. */
  pay(mediaId: string, taskType: TaskTypeName, urls: number): void {
    const reservation = this.reservations.get(mediaId);
    if (reservation !== undefined) {
      this.spent[taskType] += urls;
      this.set(mediaId, { taskTypes: reservation.taskTypes.filter((each) => each !== taskType), urls });
    }
  }

  /** A media asset costs nothing more. */
  release(mediaId: string): void {
    this.set(mediaId, { taskTypes: [], urls: 0 });
  }

  private set(mediaId: string, reservation: Reservation): void {
    const before = this.reservations.get(mediaId);
    before?.taskTypes.forEach((taskType) => (this.reserved[taskType] -= before.urls));
    reservation.taskTypes.forEach((taskType) => (this.reserved[taskType] += reservation.urls));
    if (reservation.taskTypes.length > 0) {
      this.reservations.set(mediaId, reservation);
    } else {
      this.reservations.delete(mediaId);
    }
  }
}
