import type { IResolvable } from 'cdktf';

/**
 * Criteria for a failed run: the shares of the selected media assets up to which a run still counts as successful.
 *
 * A run that submits none of what it selected always counts as failed.
 */
export interface FailureCriteria {
  /**
   * Share of media assets that VOD rejected, or whose response was lost, 0 to 1.
   *
   * @default 0
   */
  readonly failedShare?: number;

  /**
   * Share of media assets that the function's role may not access, 0 to 1.
   *
   * @default 0
   */
  readonly forbiddenShare?: number;

  /**
   * Share of media assets that do not exist in VOD, 0 to 1.
   *
   * @default 0.2
   */
  readonly nonexistentShare?: number;

  /**
   * Share of skipped media assets, 0 to 1: out of time, queue full, url budget.
   *
   * @default 1
   */
  readonly skippedShare?: number;

  /**
   * Whether a run that selects nothing counts as successful.
   *
   * @default false
   */
  readonly nothingSelected?: boolean | IResolvable;
}
