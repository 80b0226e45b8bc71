import type { App } from 'cdktf';
import { expect, test } from 'vitest';
import { RULES } from '../../src/rules';
import { fieldOf } from '../../src/rules/judge';
import { Values } from '../../src/rules/values';
import { sharedInApp } from '../../src/synth/app-state';
import { CASES, appOf } from './cases';

interface Checked {
  readonly subject: string;
  readonly values: () => Values;
}

/** The fields that something reads of values. */
function readsOf(values: Values, read: (values: Values) => unknown): Set<string> {
  const fields = new Set<string>();
  const recording = new Proxy(values, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') {
        return member;
      }
      return (path: string) => {
        fields.add(name === 'mediaPaths' ? `media.*.${path}` : fieldOf(path));
        return (member as (path: string) => unknown).call(target, path);
      };
    },
  });
  read(recording);
  return fields;
}

/** Whether a row names a field, or the field whose elements' places it is. */
function names(props: readonly string[], field: string): boolean {
  return field.startsWith('media.*.')
    ? props.some((prop) => prop.startsWith('media.') && prop.endsWith(field.slice('media.*'.length)))
    : props.some((prop) => field === prop || field === `${prop}.places`);
}

test('a rule reads no field that its row does not name, since it is judged only where one of these is given', () => {
  const unnamed = new Set<string>();
  let judged = 0;
  for (const { valid, invalid, unknown } of Object.values(CASES)) {
    const around = typeof unknown === 'string' ? [] : unknown;
    for (const built of [...valid, ...invalid.map(([each]) => each), ...around]) {
      const app: App = appOf(built);
      for (const { subject, values } of sharedInApp<{ readonly all: readonly Checked[] }>(app, 'checks', () => ({ all: [] })).all) {
        const found = values();
        for (const rule of RULES.filter((each) => each.subject === subject || each.subject === 'any')) {
          judged++;
          const reads = readsOf(found, (recording) => rule.check(recording, rule.bounds));
          [...reads].filter((field) => !names([...rule.props, ...rule.reads], field)).forEach((field) => unnamed.add(`${rule.id} ${field}`));
        }
      }
    }
  }
  expect(judged).toBeGreaterThan(10_000);
  expect([...unnamed].sort()).toEqual([]);
});

test('no rule finds anything in values that are all left out', () => {
  for (const rule of RULES) {
    expect(rule.check(new Values({}), rule.bounds)).toEqual([]);
  }
});
