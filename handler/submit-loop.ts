import type { RunContext } from './run-context';
import { OUT_OF_TIME, stoppedBy } from './submission';
import type { Batch, Work } from './work';

/** Maximum number of jobs checked at once, since they hold their media IDs: a minute of submissions at VOD's own pace. */
export const MOST_OPEN_JOBS = 3000;

/** Properties for {@link submitAll}. */
export interface SubmitLoopProps extends Pick<RunContext, 'queue' | 'inFlight' | 'lifetime'> {
  readonly work: Pick<Work, 'take' | 'readAhead' | 'isEmpty' | 'giveUp'>;
  readonly maxQps: number;
  /** The number of media assets whose outcome is known only once their URLs are complete. */
  readonly waitingForUrls: () => number;
  readonly submit: (batch: Batch) => void;
  /** Counts a batch that the run ended before. */
  readonly leave: (batch: Batch, reason: string) => void;
}

/** Submits the work of a run and waits for all outcomes, until nothing is left or the run ends. */
export async function submitAll(props: SubmitLoopProps): Promise<void> {
  const { work, queue, inFlight, lifetime, maxQps, waitingForUrls, submit, leave } = props;
  const open = () => inFlight.total + waitingForUrls();
  while (lifetime.end === undefined && !queue.closedForGood) {
    // Calls that wait for a retry keep new ones back, so that a throttled run does not pile up.
    const mayStart = inFlight.counts.batches < maxQps && inFlight.counts.jobs < MOST_OPEN_JOBS;
    const batch = mayStart ? work.take() : undefined;
    if (batch !== undefined) {
      submit(batch);
    } else if (work.isEmpty && open() === 0) {
      return;
    } else {
      work.readAhead();
      await inFlight.change(queue.closedFor);
    }
  }
  const { end } = lifetime;
  while (open() > 0) {
    await inFlight.change(queue.closedFor);
  }
  await work.giveUp(end === undefined ? queue.reason : end.code === undefined ? OUT_OF_TIME : stoppedBy(end.code), leave);
}
