import { accountCases } from './account';
import type { RuleCases } from './case';
import { followingCases } from './following';
import { inputCases } from './input';
import { memoryCases } from './memory';
import { placementCases } from './placement';
import { prefetcherCases } from './prefetcher';
import { prefetcherTextCases } from './prefetcher-texts';
import { scheduleCases } from './schedule';
import { selectionCases } from './selection';
import { taskCases } from './task';

export * from './case';

/** The cases of every rule, by its ID. */
export const CASES: Readonly<Record<string, RuleCases>> = {
  ...taskCases,
  ...scheduleCases,
  ...placementCases,
  ...prefetcherTextCases,
  ...prefetcherCases,
  ...accountCases,
  ...followingCases,
  ...memoryCases,
  ...selectionCases,
  ...inputCases,
};

/** The cases of a rule; one without, or with an empty list of them, would be tested by nothing. */
export function casesOf(id: string, all: Readonly<Record<string, RuleCases>> = CASES): RuleCases {
  const cases = all[id];
  if (cases === undefined) {
    throw new Error(`${id} has no cases.`);
  }
  for (const [kind, list] of Object.entries(cases)) {
    if (list.length === 0) {
      throw new Error(`${id} has no ${kind} case.`);
    }
  }
  const unnamed = cases.invalid.findIndex(([, ...props]) => props.length === 0);
  if (unnamed >= 0) {
    throw new Error(`${id} has no prop that its invalid case ${unnamed} names.`);
  }
  return cases;
}
