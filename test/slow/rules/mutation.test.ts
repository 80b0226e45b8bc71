import { afterAll, describe, expect, test } from 'vitest';
import { RULES, type Rule } from '../../../src/rules';
import { NOT_AT_SYNTH } from '../../../src/rules/rule';
import { type Built, casesOf, findings, propsOf } from '../../rules/cases';

/** A rule changed in one way; the cases must notice. */
interface Mutant {
  readonly name: string;
  readonly rule: Rule;
}

const rows: string[] = [];

// What depends on the day of a plan has its cases in the plan.
describe.each(RULES.filter(({ check }) => check !== NOT_AT_SYNTH).map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(mutantsOf(rule).map((mutant) => [mutant.name, mutant] as const))('%s is noticed', (name, mutant) => {
    const killed = withRule(mutant.rule, () => notices(id));
    rows.push(`${id}  ${name.padEnd(40)} ${killed ? 'noticed' : 'SURVIVED'}`);
    expect(killed).toBe(true);
  });
});

afterAll(() => {
  console.log(`${rows.join('\n')}\n${rows.length} mutants, ${rows.filter((row) => row.endsWith('SURVIVED')).length} survived`);
});

/** The rule switched off, always true, and each of its bounds one lower and one higher. */
function mutantsOf(rule: Rule): Mutant[] {
  const moved = Object.entries(rule.bounds).flatMap(([bound, value]) =>
    [-1, 1].map((step) => ({
      name: `${bound} ${value} moved to ${value + step}`,
      rule: { ...rule, bounds: { ...rule.bounds, [bound]: value + step } },
    })),
  );
  return [
    { name: 'switched off', rule: { ...rule, check: () => [] } },
    { name: 'always true', rule: { ...rule, check: () => [{ prop: rule.props[0], found: 'anything' }] } },
    ...moved,
  ];
}

function withRule<T>(mutant: Rule, run: () => T): T {
  const index = RULES.findIndex((rule) => rule.id === mutant.id);
  const original = RULES[index];
  RULES[index] = mutant;
  try {
    return run();
  } finally {
    RULES[index] = original;
  }
}

/** Whether any case of a rule comes out otherwise than it should. */
function notices(id: string): boolean {
  const { valid, invalid } = casesOf(id);
  const says = (built: Built) => propsOf(findings(id, built));
  return valid.some((built) => says(built).length > 0) || invalid.some(([built, ...props]) => says(built).join() !== props.join());
}
