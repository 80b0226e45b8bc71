import type { TaskTypeName } from '../src/job/job';

/** A maximum number of URLs, and the reason of media assets beyond it. */
export interface UrlLimit {
  readonly reason: string;
  /** The task types whose URLs count. */
  readonly taskTypes: readonly TaskTypeName[];
  readonly urls: number;
}

type ByTaskType = Record<TaskTypeName, number>;

/**
 * The URLs that a run has left. A media asset reserves its expected cost in each task type of the run, and pays its actual
 * cost.
 */
export class UrlBudget {
  private readonly spent: ByTaskType = { Refresh: 0, Preload: 0 };
  private readonly reserved: ByTaskType = { Refresh: 0, Preload: 0 };
  private readonly reservations = new Map<string, Partial<ByTaskType>>();

  constructor(
    private readonly limits: readonly UrlLimit[],
    private readonly taskTypes: readonly TaskTypeName[],
  ) {}

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

  /** Reserves for a media asset, once: one that waits for another try keeps its reservation. */
  reserve(mediaId: string, perMedia: number): void {
    if (this.bounded && !this.reservations.has(mediaId)) {
      const reservation: Partial<ByTaskType> = {};
      for (const taskType of this.taskTypes) {
        reservation[taskType] = perMedia;
        this.reserved[taskType] += perMedia;
      }
      this.reservations.set(mediaId, reservation);
    }
  }

  /** A media asset cost this number of URLs of a task type, and will cost as many of those that follow. */
  pay(mediaId: string, taskType: TaskTypeName, urls: number): void {
    const reservation = this.reservations.get(mediaId);
    if (reservation === undefined) {
      return;
    }
    this.spent[taskType] += urls;
    this.reserved[taskType] -= reservation[taskType] ?? 0;
    delete reservation[taskType];
    for (const later of Object.keys(reservation) as TaskTypeName[]) {
      this.reserved[later] += urls - reservation[later]!;
      reservation[later] = urls;
    }
    if (Object.keys(reservation).length === 0) {
      this.reservations.delete(mediaId);
    }
  }

  /** A media asset costs nothing more. */
  release(mediaId: string): void {
    const reservation = this.reservations.get(mediaId) ?? {};
    for (const taskType of Object.keys(reservation) as TaskTypeName[]) {
      this.reserved[taskType] -= reservation[taskType]!;
    }
    this.reservations.delete(mediaId);
  }
}
