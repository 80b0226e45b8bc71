import type { Values } from './values';
import type { Rule, Subject, Violation } from './rule';

/** One broken rule, ready to be shown. */
export interface Finding extends Violation {
  readonly rule: Rule;
}

/** Holds values against the rules of a subject; answers what is broken, in the order of the table. */
export function judge(rules: readonly Rule[], subject: Subject, values: Values, which: (rule: Rule) => boolean = () => true): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    if ((rule.subject !== subject && rule.subject !== 'any') || !which(rule)) {
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
