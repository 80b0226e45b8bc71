import { VOD_API_VERSION } from '../src/job/limits';
import { ACTIONS } from './actions';
import type { Action, ResponseFields } from './actions/action';
import { CallLimit } from './call-limit';
import type { CallLog, CallOutcome, OpenCall } from './call-log';
import { Authenticator } from './credentials';
import type { Answer, Delivery } from './delivery';
import { ApiError, errorBody, gatewayErrors, overridden, vodErrors } from './errors';
import { errorOf, letsCallExecute, spoil } from './fault-effects';
import type { Fault, FaultPlan } from './faults';
import type { VodEmulatorSettings } from './options';
import { draw, drawHex, type Random } from './random';
import { headerOf, type ReceivedRequest } from './request';
import type { Vod } from './vod';

/** How the response of a call is delivered, and how many milliseconds after the call arrived. */
export interface Handled {
  readonly delivery: Delivery;
  readonly delay: number;
}

/**
 * Stands between the network and VOD: checks protocol, credentials and the limit on calls, and applies faults.
 *
 * A call passes, in this order: protocol (path, method, action, version), credentials and signature, the limit on calls, the
 * faults, and the checks of its parameters. So the limit counts every call that is properly signed, whatever becomes of it
 * later, and faults strike only at calls that passed the limit.
 */
export class Gateway {
  private readonly authenticator: Authenticator;
  private readonly limit: CallLimit;

  constructor(
    private readonly settings: VodEmulatorSettings,
    private readonly vod: Vod,
    private readonly log: CallLog,
    private readonly faults: FaultPlan,
  ) {
    this.authenticator = new Authenticator(settings.clock);
    this.limit = new CallLimit(settings.maxQps);
  }

  /** Handles a request that arrived at the given instant of the monotonic clock. */
  handle(request: ReceivedRequest, at: number): Handled {
    const { random, latency } = this.settings;
    const action = headerOf(request, 'x-acs-action') ?? '';
    const call = this.log.open({ action, at, requestId: drawRequestId(random) });
    const { delivery, delay } = this.answer(request, call);
    call.httpStatus = 'answer' in delivery ? delivery.answer.httpStatus : undefined;
    this.log.settle(call);
    return { delivery, delay: delay + draw(latency, random) };
  }

  private answer(request: ReceivedRequest, call: OpenCall): Handled {
    try {
      return this.pass(request, call);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      call.code = error.code;
      call.outcome = error.throttles ? 'throttled' : error.httpStatus < 500 ? 'refused' : 'failed';
      const message = this.settings.echoesHeaders ? withHeaders(error.message, request) : error.message;
      const body = errorBody(overridden(error, { message }), call.requestId, headerOf(request, 'host') ?? '');
      return { delivery: { kind: 'answer', answer: writeAnswer(error.httpStatus, body, call) }, delay: 0 };
    }
  }

  private pass(request: ReceivedRequest, call: OpenCall): Handled {
    call.parameters = Object.fromEntries(request.query);
    const action = findAction(request, call.action, this.settings.shanghaiOnlyActions);
    call.mediaIds = action.mediaIds?.(call.parameters, this.vod) ?? [];
    this.authenticator.authenticate(request);
    if (!this.limit.admits(action.name, call.at)) {
      throw vodErrors.throttling();
    }
    const fault = this.faults.strike(call);
    call.fault = fault?.kind;
    const fields = fault === undefined || letsCallExecute(fault) ? this.execute(action, call, fault) : {};
    const error = fault && errorOf(fault);
    if (error !== undefined) {
      throw error;
    }
    const answer = writeAnswer(200, { ...fields, RequestId: call.requestId }, call);
    const delivery: Delivery = fault === undefined ? { kind: 'answer', answer } : spoil(answer, fault);
    call.outcome = OUTCOMES[delivery.kind];
    return { delivery, delay: fault?.kind === 'delay' ? fault.milliseconds : 0 };
  }

  // VOD ignores a parameter that the action does not have; here it is refused, so that a misspelling shows.
  private execute(action: Action, call: OpenCall, fault: Fault | undefined): ResponseFields {
    const unknown = Object.keys(call.parameters).find((name) => !action.parameters.includes(name));
    if (unknown !== undefined) {
      throw vodErrors.invalidParameter(unknown);
    }
    const fields = action.run({ parameters: call.parameters, vod: this.vod, fault });
    call.done = true;
    return fields;
  }
}

const OUTCOMES: Readonly<Record<Delivery['kind'], CallOutcome>> = {
  answer: 'answered',
  drip: 'answered',
  garbage: 'unreadable',
  truncated: 'unreadable',
  reset: 'unanswered',
  hang: 'unanswered',
};

function findAction(request: ReceivedRequest, name: string, shanghaiOnlyActions: boolean): Action {
  if (request.method !== 'GET' && request.method !== 'POST') {
    throw gatewayErrors.methodUnsupported();
  }
  if (name === '') {
    throw gatewayErrors.missing('Action');
  }
  const version = headerOf(request, 'x-acs-version');
  if (!version) {
    throw gatewayErrors.missing('Version');
  }
  if (version !== VOD_API_VERSION) {
    throw gatewayErrors.versionInvalid();
  }
  const action = ACTIONS.get(name);
  if (request.path !== '/' || action === undefined || (action.shanghaiOnly === true && !shanghaiOnlyActions)) {
    throw gatewayErrors.actionNotFound();
  }
  return action;
}

function writeAnswer(httpStatus: number, body: object, { requestId }: OpenCall): Answer {
  return { httpStatus, contentType: 'application/json;charset=utf-8', body: JSON.stringify(body), requestId };
}

function drawRequestId(random: Random): string {
  const hex = drawHex(32, random).toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A message behind the headers of the request, those that are secret first, so that nobody who cuts it cuts them off. */
function withHeaders(message: string, { headers }: ReceivedRequest): string {
  const { 'x-acs-security-token': token, authorization, ...others } = headers;
  return `The headers are:[${JSON.stringify({ 'x-acs-security-token': token, authorization, ...others })}] ${message}`;
}
