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
  for (const index of candidates(rules, values)) {
    const rule = rules[index];
    if ((rule.subject === subject || rule.subject === 'any') && which(rule)) {
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

/** The indexes of the rules that name a field, by field; made once for each table. */
const indexes = new Map<readonly Rule[], ReadonlyMap<string, readonly number[]>>();

function candidates(rules: readonly Rule[], values: Values): number[] {
  const index = indexes.get(rules) ?? indexOf(rules);
  const found = new Set<number>();
  for (const path of values.paths) {
    for (const number of index.get(fieldOf(path)) ?? []) {
      found.add(number);
    }
  }
  return [...found].sort((a, b) => a - b);
}

function indexOf(rules: readonly Rule[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  rules.forEach((rule, number) => {
    for (const prop of [...rule.props, ...rule.reads]) {
      index.set(prop, [...(index.get(prop) ?? []), number]);
    }
  });
  indexes.set(rules, index);
  return index;
}

/** The field of a path: rules name the fields of selections without the place in the selection. */
export function fieldOf(path: string): string {
  return path.startsWith('media.') ? path.replace(/\.(?:concat\[\d+\]|excluding|limit)(?:\(\d+\))?(?=\.)/g, '') : path;
}
