import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aspects, TerraformVariable, Testing } from 'cdktf';
import type { IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, type MediaPrefetchScheduleProps, MediaPrefetcher, MediaSelection, ScheduleExpression } from '../../src';
import { expressionEnd, outsideTexts } from '../../src/api/data-text';
import type { Fcv3Trigger } from '../../src/provider-alicloud/fcv3-trigger';
import { RULES } from '../../src/rules';
import { QUIET, mediaId, newStack, only, synthesized } from '../fixtures';
import { PLAN_CASES } from '../rules/cases/plan';

interface Precondition {
  readonly condition: string;
  readonly error_message: string;
}

function preconditions(props: (variable: TerraformVariable) => Partial<MediaPrefetchScheduleProps>): Precondition[] {
  const stack = newStack();
  const variable = new TerraformVariable(stack, 'v', {});
  new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, ...props(variable) });
  return only(stack, 'alicloud_fcv3_trigger').lifecycle?.precondition ?? [];
}

const rulesOf = (found: readonly Precondition[]) => found.map(({ error_message }) => error_message.slice(0, 5));

test('where all is known, nothing is left to the plan', () => {
  expect(preconditions(() => ({ formats: ['m3u8'], sliceFlag: true, sliceCount: 5, userDataJson: '{"a":"${b} c"}' }))).toEqual([]);
});

test('rules that read nothing unknown are not checked again', () => {
  const found = preconditions((variable) => ({ formats: ['mp4', 'm3u8'], definitions: ['HD'], sliceFlag: true, sliceCount: variable.numberValue }));
  expect(rulesOf(found)).toEqual(['MP001', 'MP005', 'MP012']);
});

test('of a list, only the elements that are not known are checked', () => {
  const found = preconditions((variable) => ({ media: MediaSelection.ids([mediaId(1), variable.stringValue, mediaId(2)]) }));
  expect(rulesOf(found)).toEqual(['MP001', 'MP010', 'MP012']);
  found.forEach(({ condition }) => {
    expect(condition).toContain('var.v');
    expect(condition).not.toContain(mediaId(1));
  });
});

test('a message is the sentence of the rule, with the expression in place of the value', () => {
  const [, found] = preconditions((variable) => ({ sliceFlag: true, sliceCount: variable.numberValue }));
  expect(found.error_message).toBe('MP005 sliceCount: var.v. Allowed: a whole number from 1 to 20.');
});

test('a message evaluates nothing', () => {
  const found = preconditions(() => ({ triggerName: 'warm-${var.v}-%{ if true }x%{ endif }' }));
  const { error_message: message } = found.find(({ error_message: text }) => text.startsWith('MP017'))!;
  expect(message).toContain('"warm-$${var.v}-%%{ if true }x%%{ endif }"');
});

test('an expression that refers to nothing is a condition that Terraform takes', () => {
  const [{ condition }] = preconditions(() => ({ triggerName: '${lower("a.B")}' })).filter(({ error_message: text }) => text.startsWith('MP017'));
  expect(condition).toMatch(/^\$\{path\.module == null \? true : lower\("a\.B"\) == null/);
});

test('what is read from a file is data, in the plan too', () => {
  expect(preconditions(() => ({ media: MediaSelection.file('examples/nightly-warmup/media-ids.txt') }))).toEqual([]);
});

describe('a prefetcher', () => {
  test('has its own rules on its function', () => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, 'v', {});
    new MediaPrefetcher(stack, 'Prefetcher', { maxQps: variable.numberValue });
    const { precondition } = only(stack, 'alicloud_fcv3_function').lifecycle;
    expect(rulesOf(precondition)).toEqual(['MP049']);
  });

  test('of another state has them on the triggers of its schedules', () => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, 'v', {});
    const attributes = { functionName: variable.stringValue, vodRegion: 'cn-shanghai', maxQps: variable.numberValue, timeoutSeconds: 600 };
    const prefetcher = MediaPrefetcher.fromAttributes(stack, 'Prefetcher', attributes);
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher });
    expect(rulesOf(only(stack, 'alicloud_fcv3_trigger').lifecycle.precondition)).toEqual(['MP044', 'MP049']);
  });
});

describe("beside the user's own lifecycle", () => {
  const OWN = { condition: '${var.v != ""}', error_message: 'Give v a value.' };

  /** What the trigger's block says of its lifecycle after two synths, which must be the same. */
  function lifecycleAfter(change: (trigger: Fcv3Trigger, schedule: MediaPrefetchSchedule) => void): any {
    const stack = newStack();
    const variable = new TerraformVariable(stack, 'v', {});
    const schedule = new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, formats: ['m3u8'], sliceFlag: true, sliceCount: variable.numberValue });
    change(schedule.trigger, schedule);
    const written = () => only(stack, 'alicloud_fcv3_trigger').lifecycle;
    const first = written();
    expect(written()).toEqual(first);
    return first;
  }

  const OURS = ['MP001', 'MP005', 'MP012'];

  test('an aspect that sets the lifecycle keeps ours', () => {
    const lifecycle = lifecycleAfter((trigger, schedule) =>
      Aspects.of(schedule).add({
        visit: (node: IConstruct) => {
          if (node === trigger) {
            trigger.lifecycle = { preventDestroy: true };
          }
        },
      }),
    );
    expect(lifecycle).toMatchObject({ prevent_destroy: true });
    expect(rulesOf(lifecycle.precondition)).toEqual(OURS);
  });

  test('an override of the lifecycle keeps ours', () => {
    const lifecycle = lifecycleAfter((trigger) => trigger.addOverride('lifecycle', { create_before_destroy: true, ignore_changes: ['description'] }));
    expect(lifecycle).toMatchObject({ create_before_destroy: true, ignore_changes: ['description'] });
    expect(rulesOf(lifecycle.precondition)).toEqual(OURS);
  });

  test('an override of the preconditions stands before ours', () => {
    const lifecycle = lifecycleAfter((trigger) => trigger.addOverride('lifecycle.precondition', [OWN]));
    expect(lifecycle.precondition[0]).toEqual(OWN);
    expect(rulesOf(lifecycle.precondition.slice(1))).toEqual(OURS);
  });

  test('an override that is one precondition, and no array, stands before ours', () => {
    const lifecycle = lifecycleAfter((trigger) => trigger.addOverride('lifecycle.precondition', OWN));
    expect(lifecycle.precondition[0]).toEqual(OWN);
    expect(rulesOf(lifecycle.precondition.slice(1))).toEqual(OURS);
  });

  test('an override that makes the lifecycle an array keeps ours', () => {
    const lifecycle = lifecycleAfter((trigger) => trigger.addOverride('lifecycle', [{ prevent_destroy: true, precondition: [OWN] }]));
    expect(lifecycle).toMatchObject({ prevent_destroy: true });
    expect(lifecycle.precondition[0]).toEqual(OWN);
    expect(rulesOf(lifecycle.precondition.slice(1))).toEqual(OURS);
  });

  test("a precondition in the resource's own lifecycle stands before ours", () => {
    const lifecycle = lifecycleAfter((trigger) => {
      trigger.lifecycle = { preventDestroy: true, precondition: [{ condition: OWN.condition, errorMessage: OWN.error_message }] };
    });
    expect(lifecycle).toMatchObject({ prevent_destroy: true });
    expect(lifecycle.precondition[0]).toEqual(OWN);
    expect(rulesOf(lifecycle.precondition.slice(1))).toEqual(OURS);
  });

  test('and where the user says nothing, there are ours, once', () => {
    expect(rulesOf(lifecycleAfter(() => undefined).precondition)).toEqual(OURS);
  });

  test('ours are at the address that the resource has when the stack is written', () => {
    const lifecycle = lifecycleAfter((trigger) => trigger.overrideLogicalId('night'));
    expect(rulesOf(lifecycle.precondition)).toEqual(OURS);
  });

  test('two apps.synth() of one app have them once each, after aspects', () => {
    const app = Testing.app();
    const stack = newStack('stack', app);
    const variable = new TerraformVariable(stack, 'v', {});
    const { trigger } = new MediaPrefetchSchedule(stack, 'Schedule', {
      ...QUIET,
      formats: ['m3u8'],
      sliceFlag: true,
      sliceCount: variable.numberValue,
    });
    Aspects.of(stack).add({
      visit: (node: IConstruct) => {
        if (node === trigger) {
          trigger.lifecycle = { preventDestroy: true };
          trigger.addOverride('lifecycle.precondition', [OWN]);
        }
      },
    });
    for (const time of [1, 2]) {
      app.synth();
      const file = join(app.outdir, 'stacks', 'stack', 'cdk.tf.json');
      const [{ lifecycle }] = Object.values<any>(JSON.parse(readFileSync(file, 'utf8')).resource.alicloud_fcv3_trigger);
      expect([time, lifecycle.prevent_destroy, lifecycle.precondition[0], rulesOf(lifecycle.precondition.slice(1))]).toEqual([time, true, OWN, OURS]);
    }
  });
});

test('every rule speaks in the plan and has cases there, or says why it cannot', () => {
  const inPlan = RULES.filter(({ plan }) => typeof plan !== 'string').map(({ id }) => id);
  expect([...new Set(PLAN_CASES.map(({ id }) => id))].sort()).toEqual(inPlan);
  PLAN_CASES.forEach(({ good, bad }) => expect([good.length > 0, bad.length > 0]).toEqual([true, true]));
});

test('a condition names the time zones by a local value, so that a broken one does not show them all', () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, 'v', {});
  for (const id of ['One', 'Two']) {
    const schedule = ScheduleExpression.cron({ minute: '0', hour: '4', timeZone: variable.stringValue });
    new MediaPrefetchSchedule(stack, id, { ...QUIET, schedule });
  }
  const { locals, resource } = synthesized(stack);
  expect(Object.keys(locals)).toEqual(['media_prefetch_time_zones']);
  expect(locals.media_prefetch_time_zones).toContain('Asia/Shanghai');
  const conditions = Object.values<any>(resource.alicloud_fcv3_trigger).flatMap(({ lifecycle }) => lifecycle.precondition);
  const ofZones = conditions.filter(({ error_message: message }) => message.startsWith('MP025'));
  expect(ofZones.map(({ condition }) => condition.length < 200 && condition.includes('local.media_prefetch_time_zones'))).toEqual([true, true]);
});

test('what is outside of quoted texts is found in one pass, templates in them included', () => {
  expect(outsideTexts('a == "b\\"c" ? "x${upper("d${e}")}y" : {f = "$${g}"}')).toBe('a == "" ? "${upper("${e}")}" : {f = ""}');
  expect(outsideTexts('"${ {a = "}"} }" + z')).toBe('"${ {a = ""} }" + z');
  const many = '\\"'.repeat(1_000_000);
  expect(outsideTexts(`"${many}\${var.v}"`)).toBe('"${var.v}"');
  expect(expressionEnd('${"${a["}"]}"} b', 0)).toBe('${"${a["}"]}"}'.length);
  expect(expressionEnd('${"}', 0)).toBe(-1);
});

test('a long text of quotes beside a variable is written', () => {
  const found = preconditions((variable) => ({ userDataJson: `{"a":"${'\\"'.repeat(100_000)}${variable.stringValue}"}` }));
  expect(rulesOf(found)).toContain('MP013');
});
