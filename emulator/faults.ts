import type { ErrorOverride } from './errors';
import { mediaPredicate, type MediaMatch } from './media-match';
import type { Random } from './random';

/**
 * What goes wrong with a call.
 *
 * "Done" says whether VOD did what the call asks for before things went wrong: a client that repeats such a call submits
 * its media twice.
 */
export type FaultEffect =
  /** Dropped as one call too many; not done. @default code Throttling, status 503 */
  | ({ readonly kind: 'throttle' } & ErrorOverride)
  /** VOD fails and says so. @default code InternalError, status 500; not done */
  | ({ readonly kind: 'server-error'; readonly done?: boolean } & ErrorOverride)
  /** The connection breaks before VOD read the call; not done. */
  | { readonly kind: 'reset-before-acceptance' }
  /** The connection breaks instead of an answer; done. */
  | { readonly kind: 'reset-after-acceptance' }
  /** No answer ever comes. @default not done */
  | { readonly kind: 'hang'; readonly done?: boolean }
  /** The answer is not one of the API. @default an HTML page, status 200; done */
  | { readonly kind: 'garbage'; readonly body?: string; readonly httpStatus?: number; readonly done?: boolean }
  /** Half of the answer comes, then the connection breaks; done. */
  | { readonly kind: 'truncated' }
  /** The answer comes byte by byte, so many milliseconds apart, at most 2,147,483,647; done. @default 1,000 */
  | { readonly kind: 'slow-drip'; readonly milliseconds?: number }
  /** The answer comes so many milliseconds later, at most 2,147,483,647; done. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The temporary credentials are no longer valid; not done. @default code InvalidSecurityToken.Expired, status 403 */
  | ({ readonly kind: 'credentials-expired' } & ErrorOverride)
  /** The caller lacks the permission; not done. @default code Forbidden, status 403 */
  | ({ readonly kind: 'forbidden' } & ErrorOverride)
  /** The parameters are refused, with `mediaIds` those of whole batches that hold one; not done. @default InvalidParameter, status 400 */
  | ({ readonly kind: 'parameter-refused' } & ErrorOverride)
  /** RefreshMediaPlayUrls answers 200 without a job ID; done. */
  | { readonly kind: 'job-id-missing' }
  /** Media are accepted, but their entries in the job fail, with `mediaIds` only those; no URL is submitted. @default code InternalError */
  | { readonly kind: 'entry-failed'; readonly code?: string; readonly message?: string }
  /** GetMediaRefreshJobs knows nothing of the job, or with `mediaIds` nothing of these media. */
  | { readonly kind: 'job-missing' };

/**
 * When a fault strikes. Calls are counted from 1 and from when the fault was given, and only those that its action and media
 * concern.
 */
export type FaultTrigger =
  /** At this call, or at each of these. */
  | { readonly callNumber: number | readonly number[] }
  /** At every n-th call. */
  | { readonly every: number }
  /** With a probability from 0 to 1. Several faults, each with its own, make a weighted plan. */
  | { readonly probability: number }
  /** Where a predicate says so. */
  | { readonly matches: (call: FaultyCall) => boolean };

/** What a fault is told of a call. */
export interface FaultyCall {
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** The media that the call names; for GetMediaRefreshJobs, those of the job too. */
  readonly mediaIds: readonly string[];
}

/** A fault: what goes wrong, and when. */
export type Fault = FaultEffect & {
  /** The action that it concerns. @default the one that its kind belongs to, or every action */
  readonly action?: string;
  /** Only calls that concern one of these media. @default all calls */
  readonly mediaIds?: MediaMatch;
  /** @default at every call */
  readonly when?: FaultTrigger;
  /** How often it strikes at most. @default without end */
  readonly times?: number;
};

/** A fault at work. */
export interface FaultHandle {
  readonly fault: Fault;
  /** How often it struck. */
  readonly hits: number;
  /** Ends it. */
  remove(): void;
}

const ACTION_OF_KIND: Readonly<Partial<Record<Fault['kind'], string>>> = {
  'parameter-refused': 'RefreshMediaPlayUrls',
  'job-id-missing': 'RefreshMediaPlayUrls',
  'entry-failed': 'RefreshMediaPlayUrls',
  'job-missing': 'GetMediaRefreshJobs',
};

/** The faults of an emulator, in order: of those that would strike at a call, the first one does. */
export class FaultPlan {
  private readonly faults: ActiveFault[] = [];

  constructor(
    faults: readonly Fault[],
    private readonly random: Random,
  ) {
    faults.forEach((fault) => this.inject(fault));
  }

  /**
   * Adds a fault behind the others.
   *
   * @throws RangeError where it could never strike as meant
   */
  inject(fault: Fault): FaultHandle {
    const active = new ActiveFault(fault, this.random, () => this.faults.splice(this.faults.indexOf(active), 1));
    this.faults.push(active);
    return active;
  }

  /** Ends all faults. */
  clear(): void {
    [...this.faults].forEach((fault) => fault.remove());
  }

  /** The fault that strikes at a call. Every fault counts the call, whichever strikes. */
  strike(call: FaultyCall): Fault | undefined {
    const ready = this.faults.filter((fault) => fault.isReadyFor(call));
    return ready[0]?.hit();
  }
}

class ActiveFault implements FaultHandle {
  hits = 0;
  private calls = 0;
  private removed = false;
  private readonly concerns: (mediaId: string) => boolean;

  constructor(
    readonly fault: Fault,
    private readonly random: Random,
    private readonly onRemove: () => void,
  ) {
    check(fault);
    this.concerns = mediaPredicate(fault.mediaIds);
  }

  isReadyFor(call: FaultyCall): boolean {
    const { action = ACTION_OF_KIND[this.fault.kind], mediaIds, times = Infinity } = this.fault;
    if ((action !== undefined && action !== call.action) || (mediaIds !== undefined && !call.mediaIds.some(this.concerns))) {
      return false;
    }
    this.calls++;
    return this.isTriggered(call) && this.hits < times;
  }

  hit(): Fault {
    this.hits++;
    return this.fault;
  }

  remove(): void {
    if (!this.removed) {
      this.removed = true;
      this.onRemove();
    }
  }

  private isTriggered(call: FaultyCall): boolean {
    const { when } = this.fault;
    if (when === undefined) {
      return true;
    }
    if ('callNumber' in when) {
      return [when.callNumber].flat().includes(this.calls);
    }
    if ('every' in when) {
      return this.calls % when.every === 0;
    }
    return 'probability' in when ? this.random() < when.probability : when.matches(call);
  }
}

/** More milliseconds than this, and a timer goes off at once. */
const LONGEST_TIMER = 2_147_483_647;

function check(fault: Fault): void {
  const { when, times } = fault;
  if ('milliseconds' in fault && !((fault.milliseconds ?? 0) >= 0 && (fault.milliseconds ?? 0) <= LONGEST_TIMER)) {
    throw new RangeError(`A fault waits from 0 to ${LONGEST_TIMER} milliseconds.`);
  }
  const counts = [times, ...(when !== undefined && 'callNumber' in when ? [when.callNumber].flat() : [])];
  if (when !== undefined && 'every' in when) {
    counts.push(when.every);
  }
  if (counts.some((count) => count !== undefined && count !== Infinity && !(Number.isInteger(count) && count >= 1))) {
    throw new RangeError('A fault counts calls in whole numbers from 1.');
  }
  if (when !== undefined && 'probability' in when && !(when.probability >= 0 && when.probability <= 1)) {
    throw new RangeError('The probability of a fault is a number from 0 to 1.');
  }
}
