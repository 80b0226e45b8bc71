import type { Fault } from '../faults';
import type { Parameters } from '../parameters';
import type { Vod } from '../vod';

/** The input of an action. */
export interface ActionContext {
  readonly parameters: Parameters;
  readonly vod: Vod;
  /** The fault of the call. An action handles the kinds that change its response's fields. */
  readonly fault?: Fault;
}

/** Fields of a response. */
export type ResponseFields = Readonly<Record<string, unknown>>;

/** One action of the API. */
export interface Action {
  readonly name: string;
  /** Whether only the region cn-shanghai serves it. @default false */
  readonly shanghaiOnly?: boolean;
  /** The names of its parameters. */
  readonly parameters: readonly string[];
  /** The media IDs that a call concerns, as far as known before its parameters are checked. @default none */
  mediaIds?(parameters: Parameters, vod: Vod): readonly string[];
  /** Executes a call; returns all fields of the response except the request ID. @throws ApiError */
  run(context: ActionContext): ResponseFields;
}
