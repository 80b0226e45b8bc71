import { accountRules } from './account';
import { inputRules } from './input';
import { JOB_RULES } from './job-rules';
import { placementRules } from './placement';
import { prefetcherRules } from './prefetcher';
import { prefetcherModeRules } from './prefetcher-modes';
import { prefetcherTextRules } from './prefetcher-texts';
import type { Rule } from './rule';
import { scheduleRules } from './timer';
import { windowRules } from './window';

export { type Finding, judge, sentence } from './judge';
export type { Rule, Severity, Subject, Violation } from './rule';

/** The rule table: every rule once, in the order of its ID. */
export const RULES: Rule[] = [
  ...JOB_RULES,
  ...scheduleRules,
  ...windowRules,
  ...prefetcherRules,
  ...accountRules,
  ...prefetcherModeRules,
  ...prefetcherTextRules,
  ...inputRules,
  ...placementRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));
