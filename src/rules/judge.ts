import type { Rule, Subject, Violation } from './rule';
import type { Values } from './values';

/** One broken rule, ready to be shown. */
export interface Finding extends Violation {
  readonly rule: Rule;
}

/**
 * Judges values by the rules of a subject; the findings come in the order of the table.
 *
 * Only rules that name a field which is given are looked at: no rule finds anything in fields that it does not name.
 */
export function judge(rules: readonly Rule[], subject: Subject, values: Values, which: (rule: Rule) => boolean = () => true): Finding[] {
  const findings: Finding[] = [];
  const named = namedIn(rules, subject, values);
  for (let index = 0; index < rules.length; index++) {
    const rule = rules[index];
    if (named[index] === 1 && which(rule)) {
      for (const violation of rule.check(values, rule.bounds)) {
        findings.push({ ...violation, rule });
      }
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

type RulesByField = ReadonlyMap<string, readonly number[]>;

/** The indexes of the rules that name a field, by subject and field; made once for each table. */
const tables = new Map<readonly Rule[], Readonly<Record<Subject, RulesByField>>>();

/** For each rule, 1 where it is about the subject and names one of the values. */
function namedIn(rules: readonly Rule[], subject: Subject, values: Values): Uint8Array {
  let table = tables.get(rules);
  if (table === undefined) {
    table = { schedule: rulesByField(rules, 'schedule'), prefetcher: rulesByField(rules, 'prefetcher'), any: rulesByField(rules, 'any') };
    tables.set(rules, table);
  }
  const named = new Uint8Array(rules.length);
  for (const path of values.paths) {
    for (const index of table[subject].get(fieldOf(path)) ?? []) {
      named[index] = 1;
    }
  }
  return named;
}

function rulesByField(rules: readonly Rule[], subject: Subject): RulesByField {
  const byField = new Map<string, number[]>();
  rules.forEach((rule, index) => {
    if (rule.subject === subject || rule.subject === 'any') {
      for (const field of [...rule.props, ...rule.reads]) {
        byField.set(field, [...(byField.get(field) ?? []), index]);
      }
    }
  });
  return byField;
}

/** The field of a path: rules name the fields of selections without the place in the selection. */
export function fieldOf(path: string): string {
  return path.startsWith('media.') ? path.replace(/\.(?:concat\[\d+\]|excluding|limit)(?:\(\d+\))?(?=\.)/g, '') : path;
}
