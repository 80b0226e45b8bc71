import type { Fault } from '../faults';
import type { Parameters } from '../parameters';
import type { Vod } from '../vod';

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
  /**
   * Executes a call; returns all fields of the response except the request ID. An action handles the kinds of faults that change
   * these fields.
   *
   * @throws ApiError
   */
  run(call: { readonly parameters: Parameters; readonly vod: Vod; readonly fault?: Fault }): ResponseFields;
}
