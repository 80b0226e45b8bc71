import { IResolvable } from 'cdktf';

/**
 * Which shares of the selected media, from 0 to 1, may end in which way before a run counts as failed. A run that submits
 * nothing of what it selected counts as failed in any case.
 */
export interface FailureCriteria {
  /**
   * Media that VOD refused, or whose answer was lost.
   *
   * @default 0
   */
  readonly failedShare?: number;

  /**
   * Media that the function's role may not touch.
   *
   * @default 0
   */
  readonly forbiddenShare?: number;

  /**
   * Media that VOD does not know.
   *
   * @default 0.2
   */
  readonly nonexistentShare?: number;

  /**
   * Media that nothing was done about: out of time, queue full, beyond the budget of URLs.
   *
   * @default 1
   */
  readonly skippedShare?: number;

  /**
   * Whether a run that selects nothing is as it should be.
   *
   * @default false
   */
  readonly nothingSelected?: boolean | IResolvable;
}
