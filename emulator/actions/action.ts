import type { Fault } from '../faults';
import type { Parameters } from '../parameters';
import type { Vod } from '../vod';

/** What an action works with. */
export interface ActionContext {
  readonly parameters: Parameters;
  readonly vod: Vod;
  /** The fault that strikes at the call; what an action does not know concerns the way of its answer. */
  readonly fault?: Fault;
}

/** Fields of an answer. */
export type AnswerFields = Readonly<Record<string, unknown>>;

/** What came of a call. */
export interface ActionResult {
  /** The fields of the answer, but its request ID. */
  readonly fields: AnswerFields;
  /** The job that the call made. */
  readonly jobId?: string;
}

/** One action of the API. */
export interface Action {
  readonly name: string;
  /** Whether only the region cn-shanghai serves it. @default false */
  readonly shanghaiOnly?: boolean;
  /** The names of its parameters. */
  readonly parameters: readonly string[];
  /** The media that a call concerns, as far as it can be told before its parameters are checked. */
  mediaIds(parameters: Parameters, vod: Vod): readonly string[];
  /** Carries a call out. @throws ApiError */
  run(context: ActionContext): ActionResult;
}
