import type { Answer, Delivery } from './delivery';
import { gatewayErrors, overridden, vodErrors, type ApiError, type ErrorOverride } from './errors';
import type { Fault } from './faults';

const GARBAGE = '<html><body><h1>It works!</h1></body></html>';

const DRIP_MILLISECONDS = 1_000;

/** What a kind of fault does to a call. */
interface Effect<Kind extends Fault['kind']> {
  /** Whether VOD executes the call, unless the fault itself says so. */
  readonly done: boolean;
  /** The error of the response. @default none */
  readonly error?: () => ApiError;
  /** How the response is delivered. @default as it is */
  readonly delivery?: (answer: Answer, fault: Extract<Fault, { readonly kind: Kind }>) => Delivery;
}

const EFFECTS: { readonly [Kind in Fault['kind']]: Effect<Kind> } = {
  'throttle': { done: false, error: vodErrors.throttling },
  'server-error': { done: false, error: vodErrors.internalError },
  'credentials-expired': { done: false, error: gatewayErrors.tokenExpired },
  'forbidden': { done: false, error: vodErrors.forbidden },
  'parameter-refused': { done: false, error: () => vodErrors.invalidParameter('MediaIds') },
  'reset-before-acceptance': { done: false, delivery: () => ({ kind: 'reset' }) },
  'reset-after-acceptance': { done: true, delivery: () => ({ kind: 'reset' }) },
  'hang': { done: false, delivery: () => ({ kind: 'hang' }) },
  'garbage': {
    done: true,
    delivery: (answer, { body = GARBAGE, httpStatus = 200 }) => ({
      kind: 'garbage',
      answer: { ...answer, body, httpStatus, contentType: 'text/html' },
    }),
  },
  'truncated': { done: true, delivery: (answer) => ({ kind: 'truncated', answer }) },
  'slow-drip': { done: true, delivery: (answer, { milliseconds = DRIP_MILLISECONDS }) => ({ kind: 'drip', answer, milliseconds }) },
  'delay': { done: true },
  'entry-failed': { done: true },
  'job-id-missing': { done: true },
  'job-missing': { done: true },
};

/** Whether VOD executes a call although the fault strikes at it. */
export function letsCallExecute(fault: Fault): boolean {
  return ('done' in fault ? fault.done : undefined) ?? EFFECTS[fault.kind].done;
}

/** The error that a fault responds with, if any. */
export function errorOf(fault: Fault): ApiError | undefined {
  const error = EFFECTS[fault.kind].error?.();
  return error && overridden(error, fault as ErrorOverride);
}

/** How a response is delivered when a fault strikes at it. */
export function spoil(answer: Answer, fault: Fault): Delivery {
  const { delivery } = EFFECTS[fault.kind] as Effect<Fault['kind']>;
  return delivery?.(answer, fault) ?? { kind: 'answer', answer };
}
