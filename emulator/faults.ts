import type { ErrorOverride } from './errors';
import type { Random } from './random';

/**
 * What goes wrong with a call.
 *
 * "Executed" says whether VOD executed the call before things went wrong: a client that repeats such a call submits its media
 * assets twice.
 */
export type FaultEffect =
  /** Dropped as one call too many; not executed. @default code Throttling, status 503 */
  | ({ readonly kind: 'throttle' } & ErrorOverride)
  /** VOD responds with an error of its own. @default code InternalError, status 500; not executed */
  | ({ readonly kind: 'server-error'; readonly done?: boolean } & ErrorOverride)
  /** The connection breaks before VOD reads the call; not executed. */
  | { readonly kind: 'reset-before-acceptance' }
  /** The connection breaks instead of a response; executed. */
  | { readonly kind: 'reset-after-acceptance' }
  /** No response ever comes. @default not executed */
  | { readonly kind: 'hang'; readonly done?: boolean }
  /** The response is not one of the API. @default an HTML page, status 200; executed */
  | { readonly kind: 'garbage'; readonly body?: string; readonly httpStatus?: number; readonly done?: boolean }
  /** Half of the response comes, then the connection breaks; executed. */
  | { readonly kind: 'truncated' }
  /** The response comes byte by byte, this many milliseconds apart, at most 2,147,483,647; executed. @default 1,000 */
  | { readonly kind: 'slow-drip'; readonly milliseconds?: number }
  /** The response comes this many milliseconds later, at most 2,147,483,647; executed. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The temporary credentials have expired; not executed. @default code InvalidSecurityToken.Expired, status 403 */
  | ({ readonly kind: 'credentials-expired' } & ErrorOverride)
  /** The caller lacks the permission; not executed. @default code Forbidden, status 403 */
  | ({ readonly kind: 'forbidden' } & ErrorOverride)
  /** The parameters are refused, with `mediaIds` those of whole batches that hold one; not executed. @default InvalidParameter, status 400 */
  | ({ readonly kind: 'parameter-refused' } & ErrorOverride)
  /** RefreshMediaPlayUrls responds with 200 and without a job ID; executed. */
  | { readonly kind: 'job-id-missing' }
  /** Media assets are accepted, but their entries in the job fail, with `mediaIds` only those; no URL is submitted. @default code InternalError */
  | { readonly kind: 'entry-failed'; readonly code?: string; readonly message?: string }
  /** GetMediaRefreshJobs returns no entry of the job, or with `mediaIds` none of these media assets. */
  | { readonly kind: 'job-missing' };

/** When a fault strikes. Only calls of its action and media assets count, from when it was added. */
export type FaultTrigger =
  /** At this call, counted from 1. */
  | { readonly callNumber: number }
  /** With a probability from 0 to 1. */
  | { readonly probability: number }
  /** If a predicate says so. */
  | { readonly matches: (call: FaultyCall) => boolean };

/** A call, as triggers see it. */
export interface FaultyCall {
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** The media IDs that the call names; for GetMediaRefreshJobs, those of the job. */
  readonly mediaIds: readonly string[];
}

/** A fault: what goes wrong, and when. */
export type Fault = FaultEffect & {
  /** The only action that it strikes at. @default the one that its kind belongs to, or every action */
  readonly action?: string;
  /** Strikes only at calls that concern one of these media IDs. @default all calls */
  readonly mediaIds?: readonly string[];
  /** @default at every call */
  readonly when?: FaultTrigger;
  /** Maximum number of times it strikes. @default no maximum */
  readonly times?: number;
};

/** A fault that was added to an emulator. */
export interface FaultHandle {
  /** Ends the fault. */
  remove(): void;
}

const ACTION_OF_KIND: Readonly<Partial<Record<Fault['kind'], string>>> = {
  'parameter-refused': 'RefreshMediaPlayUrls',
  'job-id-missing': 'RefreshMediaPlayUrls',
  'entry-failed': 'RefreshMediaPlayUrls',
  'job-missing': 'GetMediaRefreshJobs',
};

/** A fault, with the calls that concerned it and the calls that it struck at. */
interface ActiveFault {
  readonly fault: Fault;
  calls: number;
  hits: number;
}

/** The faults of an emulator. Of those that would strike at a call, the first one does. */
export class FaultPlan {
  private readonly faults = new Set<ActiveFault>();

  constructor(
    faults: readonly Fault[],
    private readonly random: Random,
  ) {
    faults.forEach((fault) => this.inject(fault));
  }

  /** Adds a fault behind the others. @throws RangeError if it can never strike */
  inject(fault: Fault): FaultHandle {
    check(fault);
    const active: ActiveFault = { fault, calls: 0, hits: 0 };
    this.faults.add(active);
    return { remove: () => this.faults.delete(active) };
  }

  /** The fault that strikes at a call. Every fault counts the call, whichever strikes. */
  strike(call: FaultyCall): Fault | undefined {
    const [first] = [...this.faults].filter((active) => this.isReady(active, call));
    if (first !== undefined) {
      first.hits++;
    }
    return first?.fault;
  }

  private isReady(active: ActiveFault, call: FaultyCall): boolean {
    const { kind, action = ACTION_OF_KIND[kind], mediaIds, when, times = Infinity } = active.fault;
    if ((action !== undefined && action !== call.action) || mediaIds?.some((mediaId) => call.mediaIds.includes(mediaId)) === false) {
      return false;
    }
    active.calls++;
    return this.isTriggered(when, active.calls, call) && active.hits < times;
  }

  private isTriggered(when: FaultTrigger | undefined, calls: number, call: FaultyCall): boolean {
    if (when === undefined) {
      return true;
    }
    if ('callNumber' in when) {
      return when.callNumber === calls;
    }
    return 'probability' in when ? this.random() < when.probability : when.matches(call);
  }
}

/** Timers with a longer time fire at once. */
const MAX_TIMER_MILLISECONDS = 2_147_483_647;

function check(fault: Fault): void {
  const { when, times } = fault;
  if ('milliseconds' in fault && !isWithin(fault.milliseconds ?? 0, 0, MAX_TIMER_MILLISECONDS)) {
    throw new RangeError(`milliseconds must be from 0 to ${MAX_TIMER_MILLISECONDS}, got ${fault.milliseconds}`);
  }
  if (when !== undefined && 'callNumber' in when && !(Number.isInteger(when.callNumber) && when.callNumber >= 1)) {
    throw new RangeError(`callNumber must be a whole number from 1, got ${when.callNumber}`);
  }
  if (when !== undefined && 'probability' in when && !isWithin(when.probability, 0, 1)) {
    throw new RangeError(`probability must be from 0 to 1, got ${when.probability}`);
  }
  if (times !== undefined && !(times >= 1)) {
    throw new RangeError(`times must be 1 or more, got ${times}`);
  }
}

function isWithin(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
