import { isDue, type Admission, type EdgeTask, type TaskStatus } from './admission';
import { firstNot } from './binary-search';
import { wholeSeconds } from './times';

/** Tasks of a lane, the newest first. */
export interface TaskSelection {
  readonly total: number;
  /** One of them, counted from 0. */
  at(position: number): EdgeTask;
}

/**
 * Tasks in the order in which they were made, and become due.
 *
 * Nothing is kept for a single task but where it fails or stalls: place and time follow from the media that were admitted.
 * So tasks are found, counted and paged by halving, however many there are.
 */
export class TaskLane {
  private admissions: Admission[] = [];
  // The ordinals of their first tasks, counted from 0 over all that ever were in the lane.
  private firsts: number[] = [];
  private next = 0;
  // The ordinals of tasks that fail, of those that stall, and of both.
  private failed: number[] = [];
  private stalled: number[] = [];
  private spoiled: number[] = [];

  /** Adds the tasks of a media behind the others. */
  add(admission: Admission): void {
    this.admissions.push(admission);
    this.firsts.push(this.next);
    [...(admission.fates ?? [])]
      .sort(([one], [other]) => one - other)
      .forEach(([index, { kind }]) => {
        (kind === 'failed' ? this.failed : this.stalled).push(this.next + index);
        this.spoiled.push(this.next + index);
      });
    this.next += admission.urls;
  }

  /** Forgets the media that were admitted before the one whose first task has this ID. */
  forgetBefore(taskId: number): void {
    const kept = firstNot(0, this.admissions.length, (position) => this.admissions[position].firstTaskId < taskId);
    this.admissions = this.admissions.slice(kept);
    this.firsts = this.firsts.slice(kept);
    const { first } = this;
    const keep = (ordinals: number[]) => ordinals.slice(countBelow(ordinals, first));
    this.failed = keep(this.failed);
    this.stalled = keep(this.stalled);
    this.spoiled = keep(this.spoiled);
  }

  /** The media that were admitted, the oldest first. */
  get media(): readonly Admission[] {
    return this.admissions;
  }

  /** The task with an ordinal; undefined where there is none or it was forgotten. */
  task(ordinal: number): EdgeTask | undefined {
    if (!(ordinal >= this.first && ordinal < this.next)) {
      return undefined;
    }
    const position = firstNot(0, this.firsts.length, (one) => this.firsts[one] <= ordinal) - 1;
    return { admission: this.admissions[position], index: ordinal - this.firsts[position] };
  }

  /**
   * The tasks that were made from one second to another, both included, in milliseconds since 1970; with a status only those
   * that have it at an instant of the clock that never goes back.
   */
  select(from: number, to: number, status: TaskStatus | undefined, elapsed: number): TaskSelection {
    const low = this.ordinalAt(this.positionAfter((createdAt) => createdAt < from));
    const high = Math.max(low, this.ordinalAt(this.positionAfter((createdAt) => createdAt <= to)));
    if (status === undefined) {
      return this.descending(high - low, (position) => high - 1 - position);
    }
    const due = firstNot(low, high, (ordinal) => isDue(this.task(ordinal)!, elapsed));
    switch (status) {
      case 'Failed':
        return this.listed(this.failed, low, due);
      case 'Complete':
        return this.unspoiled(low, due);
      case 'Refreshing': {
        const stalled = this.listed(this.stalled, low, due);
        const running = this.descending(high - due, (position) => high - 1 - position);
        return {
          total: running.total + stalled.total,
          at: (position) => (position < running.total ? running.at(position) : stalled.at(position - running.total)),
        };
      }
    }
  }

  private get first(): number {
    return this.ordinalAt(0);
  }

  private ordinalAt(position: number): number {
    return position < this.firsts.length ? this.firsts[position] : this.next;
  }

  private positionAfter(holds: (createdAt: number) => boolean): number {
    return firstNot(0, this.admissions.length, (position) => holds(wholeSeconds(this.admissions[position].createdAt)));
  }

  private descending(total: number, ordinalOf: (position: number) => number): TaskSelection {
    return { total, at: (position) => this.task(ordinalOf(position))! };
  }

  private listed(ordinals: readonly number[], low: number, high: number): TaskSelection {
    const end = countBelow(ordinals, high);
    return this.descending(end - countBelow(ordinals, low), (position) => ordinals[end - 1 - position]);
  }

  private unspoiled(low: number, high: number): TaskSelection {
    const { spoiled } = this;
    const countFrom = (ordinal: number) => high - ordinal - (countBelow(spoiled, high) - countBelow(spoiled, ordinal));
    // The last ordinal from which on there is one more than the position says.
    return this.descending(countFrom(low), (position) => firstNot(low, high, (ordinal) => countFrom(ordinal) > position) - 1);
  }
}

/** How many numbers of an ascending list are below a figure. */
function countBelow(ascending: readonly number[], figure: number): number {
  return firstNot(0, ascending.length, (position) => ascending[position] < figure);
}
