import { followingCases } from './following';
import { memoryCases } from './memory';
import { prefetcherCases } from './prefetcher';
import { scheduleCases } from './schedule';
import { selectionCases } from './selection';
import { taskCases } from './task';
import type { RuleCases } from './case';

export * from './case';

/** The cases of every rule, by its ID. */
export const CASES: Readonly<Record<string, RuleCases>> = {
  ...taskCases,
  ...scheduleCases,
  ...prefetcherCases,
  ...followingCases,
  ...memoryCases,
  ...selectionCases,
};
