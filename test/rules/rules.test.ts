import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules';
import { CASES, findings, propsOf } from './cases';

describe.each(RULES.map((rule) => [rule.id, rule.title, rule] as const))('%s %s', (id, _, rule) => {
  const { valid, invalid, unknown } = CASES[id];

  test('lets pass what it allows, up to its edges', () => {
    for (const built of valid) {
      expect(findings(id, built)).toEqual([]);
    }
  });

  test('names every prop that breaks it', () => {
    for (const [built, ...props] of invalid) {
      expect(propsOf(findings(id, built))).toEqual(props);
    }
  });

  test('never judges what only Terraform knows', () => {
    for (const built of unknown ?? []) {
      expect(findings(id, built)).toEqual([]);
    }
  });

  test('says what is allowed', () => {
    const [built] = invalid[0];
    for (const line of findings(id, built)) {
      expect(line).toMatch(/^[^:]+: .+\. Allowed: .+\.$/);
    }
    expect(rule.title).not.toMatch(/\.$/);
    expect(rule.allowed).not.toMatch(/\.$/);
  });
});

test('every rule has an ID of its own, and cases', () => {
  const ids = RULES.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort());
  expect(Object.keys(CASES).sort()).toEqual(ids);
});
