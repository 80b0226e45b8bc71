import type { Values } from '../values';
import { mediaRules } from './media';
import { prefetcherRules } from './prefetcher';
import type { Rule, Subject, Violation } from './rule';
import { runRules } from './run';
import { scheduleRules } from './schedule';
import { shapeRules } from './shape';
import { taskRules } from './task';
import { userDataRules } from './user-data';

export type { Rule, Severity, Subject, Violation } from './rule';

/** The rule table: every rule once, in the order of its ID. */
export const RULES: Rule[] = [
  ...shapeRules,
  ...taskRules,
  ...mediaRules,
  ...userDataRules,
  ...runRules,
  ...scheduleRules,
  ...prefetcherRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** One broken rule, ready to be shown. */
export interface Finding extends Violation {
  readonly rule: Rule;
}

/** Holds values against every rule of a subject; answers what is broken, in the order of the table. */
export function judge(subject: Subject, values: Values, which: (rule: Rule) => boolean = () => true): Finding[] {
  const findings: Finding[] = [];
  for (const rule of RULES) {
    if (rule.subject !== subject || !which(rule)) {
      continue;
    }
    for (const violation of rule.check(values, rule.bounds)) {
      findings.push({ ...violation, rule });
    }
  }
  return findings;
}

/** A finding as one line: rule, prop, value, what is allowed, and why where the rule says it. */
export function sentence(finding: Finding): string {
  const { rule } = finding;
  const why = finding.why ?? rule.why;
  return `${rule.id} ${finding.prop}: ${finding.found}. Allowed: ${finding.allowed ?? rule.allowed}.${why ? ` Why: ${why}.` : ''}`;
}
