import type { Answer, Delivery } from './delivery';
import { gatewayErrors, overridden, vodErrors, type ApiError } from './errors';
import type { Fault } from './faults';

const GARBAGE = '<html><body><h1>It works!</h1></body></html>';

const DRIP_MILLISECONDS = 1_000;

/** Whether VOD executes a call although the fault strikes at it. */
export function letsCallExecute(fault: Fault): boolean {
  switch (fault.kind) {
    case 'throttle':
    case 'reset-before-acceptance':
    case 'credentials-expired':
    case 'forbidden':
    case 'parameter-refused':
      return false;
    case 'server-error':
    case 'hang':
      return fault.done ?? false;
    case 'garbage':
      return fault.done ?? true;
    case 'delay':
    case 'entry-failed':
    case 'job-id-missing':
    case 'job-missing':
    case 'reset-after-acceptance':
    case 'slow-drip':
    case 'truncated':
      return true;
  }
}

/** The error that a fault responds with, if any. */
export function errorOf(fault: Fault): ApiError | undefined {
  switch (fault.kind) {
    case 'throttle':
      return overridden(vodErrors.throttling(), fault);
    case 'server-error':
      return overridden(vodErrors.internalError(), fault);
    case 'credentials-expired':
      return overridden(gatewayErrors.tokenExpired(), fault);
    case 'forbidden':
      return overridden(vodErrors.forbidden(), fault);
    case 'parameter-refused':
      return overridden(vodErrors.invalidParameter('MediaIds'), fault);
    case 'delay':
    case 'entry-failed':
    case 'garbage':
    case 'hang':
    case 'job-id-missing':
    case 'job-missing':
    case 'reset-after-acceptance':
    case 'reset-before-acceptance':
    case 'slow-drip':
    case 'truncated':
      return undefined;
  }
}

/** How a response is delivered when a fault strikes at it. */
export function spoil(answer: Answer, fault: Fault): Delivery {
  switch (fault.kind) {
    case 'reset-before-acceptance':
    case 'reset-after-acceptance':
      return { kind: 'reset' };
    case 'hang':
      return { kind: 'hang' };
    case 'garbage': {
      const { body = GARBAGE, httpStatus = 200 } = fault;
      return { kind: 'garbage', answer: { ...answer, body, httpStatus, contentType: 'text/html' } };
    }
    case 'truncated':
      return { kind: 'truncated', answer };
    case 'slow-drip':
      return { kind: 'drip', answer, milliseconds: fault.milliseconds ?? DRIP_MILLISECONDS };
    case 'credentials-expired':
    case 'delay':
    case 'entry-failed':
    case 'forbidden':
    case 'job-id-missing':
    case 'job-missing':
    case 'parameter-refused':
    case 'server-error':
    case 'throttle':
      return { kind: 'answer', answer };
  }
}
