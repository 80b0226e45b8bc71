import type { TaskTypeName } from '../src/job/job';
import type { Allowance } from './allowance';
import type { RunContext } from './run-context';
import type { RunSelection } from './run-selection';

/** Media assets to submit in one call. */
export interface Batch {
  readonly mediaIds: readonly string[];
  readonly taskType: TaskTypeName;
  /** How many responses about them were lost already. */
  readonly lost: number;
}

/** Properties for {@link Work}. */
export interface WorkProps extends Pick<RunContext, 'queue' | 'inFlight'> {
  /** The task types of the run, in order. */
  readonly taskTypes: readonly TaskTypeName[];
  /** Maximum number of media assets in a batch. */
  readonly batchSize: number;
  readonly allowance: Pick<Allowance, 'next' | 'again' | 'sent'>;
  readonly selection: Pick<RunSelection, 'next' | 'countSkipped' | 'skipRest'>;
}

/**
 * Everything that a run has to submit, in this order:
 *
 * 1. media assets that VOD's queue had no room for,
 * 2. batches that earlier invocations for the tick left,
 * 3. refreshed media assets, to preload,
 * 4. new media assets of the selection.
 *
 * Strictly so: where the allowance has no room for the first, nothing later takes its place.
 */
export class Work {
  private readonly resumed: Batch[] = [];
  private readonly refreshed: string[] = [];
  /** The next new media assets. */
  private selected: string[] = [];
  private reading = false;
  private exhausted = false;

  constructor(private readonly props: WorkProps) {}

  /** Adds what earlier invocations for the tick left. */
  resume(batches: readonly Batch[]): void {
    // Not as arguments of one call: there may be more than a stack holds.
    batches.forEach((batch) => this.resumed.push(batch));
  }

  /** Adds a refreshed media asset, to preload. */
  preload(mediaId: string): void {
    this.refreshed.push(mediaId);
  }

  /** Whether nothing is left, and the selection is read to its end. */
  get isEmpty(): boolean {
    const { resumed, refreshed, selected, exhausted } = this;
    return exhausted && this.props.queue.waitingMedia + resumed.length + refreshed.length + selected.length === 0;
  }

  /** Takes the next batch; undefined where nothing may be submitted now. */
  take(): Batch | undefined {
    const { queue } = this.props;
    if (queue.closedFor > 0) {
      return undefined;
    }
    if (queue.waitingMedia > 0) {
      return this.again(queue.waitingMedia, (count) => this.lastStep(queue.takeOut(count)));
    }
    if (this.resumed.length > 0) {
      return this.again(this.resumed[0].mediaIds.length, (count) => this.takeResumed(count));
    }
    if (this.refreshed.length > 0) {
      return this.again(this.refreshed.length, (count) => this.lastStep(this.refreshed.splice(0, count)));
    }
    return this.takeNew();
  }

  /** Reads the next new media assets in the background, unless some are there. */
  readAhead(): void {
    if (this.selected.length === 0 && !this.reading && !this.exhausted) {
      this.reading = true;
      this.props.inFlight.track('reads', this.read());
    }
  }

  /** Hands over all that is left, with the reason why it is not submitted. */
  async giveUp(reason: string, leave: (batch: Batch, reason: string) => void): Promise<void> {
    this.resumed.splice(0).forEach((batch) => leave(batch, reason));
    await this.skipSelection(reason);
    const { queue } = this.props;
    leave(this.lastStep(queue.takeOut(Infinity)), queue.reason);
    leave(this.lastStep(this.refreshed.splice(0)), reason);
  }

  private again(waiting: number, take: (count: number) => Batch): Batch | undefined {
    const count = this.props.allowance.again(Math.min(this.props.batchSize, waiting));
    return count > 0 ? this.sent(take(count)) : undefined;
  }

  private takeResumed(count: number): Batch {
    const batch = this.resumed.shift()!;
    const { mediaIds } = batch;
    if (count < mediaIds.length) {
      this.resumed.unshift({ ...batch, mediaIds: mediaIds.slice(count) });
    }
    return { ...batch, mediaIds: mediaIds.slice(0, count) };
  }

  private takeNew(): Batch | undefined {
    const { allowance, inFlight, taskTypes } = this.props;
    const allowed = this.selected.length === 0 ? 0 : allowance.next(this.selected.length);
    if (typeof allowed !== 'number') {
      inFlight.track('reads', this.skipSelection(allowed.leftOut));
      return undefined;
    }
    return allowed > 0 ? this.sent({ mediaIds: this.selected.splice(0, allowed), taskType: taskTypes[0], lost: 0 }) : undefined;
  }

  private lastStep(mediaIds: readonly string[]): Batch {
    const { taskTypes } = this.props;
    return { mediaIds, taskType: taskTypes[taskTypes.length - 1], lost: 0 };
  }

  private sent(batch: Batch): Batch {
    this.props.allowance.sent(batch.mediaIds);
    return batch;
  }

  private async read(): Promise<void> {
    this.selected = await this.props.selection.next(this.props.batchSize);
    this.reading = false;
    this.exhausted = this.selected.length === 0;
  }

  private async skipSelection(reason: string): Promise<void> {
    this.exhausted = true;
    this.props.selection.countSkipped(this.selected.splice(0), reason);
    await this.props.selection.skipRest(reason);
  }
}
