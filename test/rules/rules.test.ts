import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules';
import { NOT_AT_SYNTH } from '../../src/rules/rule';
import { CASES, casesOf, findings, findingsOfSynth, propsOf } from './cases';

/** Those that synth judges; the others have their cases in plan.ts, and a test of their own. */
const AT_SYNTH = RULES.filter(({ check }) => check !== NOT_AT_SYNTH);

describe.each(AT_SYNTH.map((rule) => [rule.id, rule.title, rule] as const))('%s %s', (id, _, rule) => {
  test('lets pass what it allows, up to its edges', () => {
    for (const built of casesOf(id).valid) {
      expect(findings(id, built)).toEqual([]);
    }
  });

  test('names every prop that breaks it', () => {
    for (const [built, ...props] of casesOf(id).invalid) {
      expect(propsOf(findings(id, built))).toEqual(props);
    }
  });

  test('never judges what only Terraform knows', () => {
    const { unknown } = casesOf(id);
    for (const built of typeof unknown === 'string' ? [] : unknown) {
      expect(findings(id, built)).toEqual([]);
    }
  });

  test('reaches whoever synthesizes, and says what is allowed', () => {
    const [[built, ...props]] = casesOf(id).invalid;
    const found = findingsOfSynth(id, built);
    expect(propsOf(found)).toEqual(props);
    for (const line of found) {
      expect(line).toMatch(/^[^:]+: .+\. Allowed: .+\.$/);
    }
  });

  test('has a title and an allowance without a full stop', () => {
    expect(rule.title).toMatch(/[^.]$/);
    expect(rule.allowed).toMatch(/[^.]$/);
  });
});

test('every rule has an ID of its own, and cases', () => {
  const ids = RULES.map((rule) => rule.id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort());
  expect(Object.keys(CASES).sort()).toEqual(AT_SYNTH.map(({ id }) => id));
});

test('cases that are missing, or hold nothing, are refused', () => {
  const whole = { valid: [{}], invalid: [[{}, 'prop']], unknown: 'nothing is' } as const;
  expect(casesOf('MP001', { MP001: whole })).toBe(whole);
  for (const lacking of [undefined, { ...whole, valid: [] }, { ...whole, invalid: [] }, { ...whole, invalid: [[{}]] }, { ...whole, unknown: [] }]) {
    expect(() => casesOf('MP001', { MP001: lacking as never })).toThrow('MP001 has no');
  }
});
