import { TerraformLocal, TerraformVariable } from 'cdktf';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MediaPrefetchSchedule, type MediaPrefetchScheduleProps, MediaPrefetcher, MediaSelection, ScheduleExpression, alicloud } from '../../src';
import { QUIET, newStack, synthesized } from '../fixtures';

type Stack = ReturnType<typeof newStack>;

/** What the checks of a schedule say, and by which conditions. */
function assertsOf(propsOf: (stack: Stack) => Partial<MediaPrefetchScheduleProps>): { condition: string; error_message: string }[] {
  const stack = newStack();
  new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, ...propsOf(stack) });
  const { check = {} } = synthesized(stack);
  return Object.values<any>(check).flatMap(({ assert }) => assert);
}

const rulesOf = (asserts: readonly { readonly error_message: string }[]) => asserts.map(({ error_message: message }) => message.slice(0, 5));

describe('a check block', () => {
  test('has the name of the resource in the state', () => {
    const stack = newStack();
    const { trigger } = new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, notAfter: '2030-01-01T00:00:00Z' });
    expect(Object.keys(synthesized(stack).check)).toEqual([trigger.friendlyUniqueId]);
  });

  test('follows a logical ID of the user', () => {
    const stack = newStack();
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, notAfter: '2030-01-01T00:00:00Z' }).trigger.overrideLogicalId('night');
    expect(Object.keys(synthesized(stack).check)).toEqual(['night']);
  });

  test('is not there where everything is known and nothing ends', () => {
    const stack = newStack();
    new MediaPrefetchSchedule(stack, 'Schedule', QUIET);
    expect(synthesized(stack)).not.toHaveProperty('check');
  });

  const variable = (stack: Stack) => new TerraformVariable(stack, 'v', {});
  test.each<[string, string[], (stack: Stack) => string[]]>([
    ['a variable', ['MP101', 'MP103'], (stack) => variable(stack).listValue],
    ['a local of a variable', ['MP101', 'MP103'], (stack) => new TerraformLocal(stack, 'l', variable(stack).listValue).asList],
    ['a local of a local', ['MP101', 'MP103'], (stack) => new TerraformLocal(stack, 'm', new TerraformLocal(stack, 'l', ['${var.v}']).asList).asList],
    ['a resource', [], (stack) => [new alicloud.logProject.LogProject(stack, 'r', { projectName: 'p' }).projectName]],
    ['text with a resource in it', [], (stack) => [`a-${new alicloud.logProject.LogProject(stack, 'r', { projectName: 'p' }).projectName}`]],
    [
      'a local of a resource',
      [],
      (stack) => new TerraformLocal(stack, 'l', [new alicloud.logProject.LogProject(stack, 'r', { projectName: 'p' }).projectName]).asList,
    ],
    ['a local that is not there', [], () => ['${local.elsewhere}']],
    ['a data source', [], () => ['${data.alicloud_regions.all.id}']],
    ['a module', [], () => ['${module.lists.definition}']],
    ['an instance', [], () => ['${each.value}']],
  ])('looks at %s: %j', (_, expected, definitionsOf) => {
    expect(rulesOf(assertsOf((stack) => ({ definitions: definitionsOf(stack) })))).toEqual(expected);
  });
});

describe('a window', () => {
  test('is compared by its last tick, and a week before', () => {
    const [over, ending] = assertsOf(() => ({ notBefore: '2026-06-01T00:00:00Z', notAfter: '2026-07-01T00:00:00Z' }));
    expect(over).toEqual({
      condition: '${path.module == null ? true : timecmp(plantimestamp(), "2026-06-30T20:30:00Z") <= 0}',
      error_message: expect.stringMatching(/^MP142 notAfter: the last run is at 2026-06-30T20:30:00Z, which is over\./),
    });
    expect(ending.condition).toBe(
      '${path.module == null ? true : timecmp(plantimestamp(), timeadd("2026-06-30T20:30:00Z", "-168h")) < 0 || timecmp(plantimestamp(), "2026-06-01T00:00:00Z") < 0 || timecmp(plantimestamp(), "2026-06-30T20:30:00Z") > 0}',
    );
  });

  test.each<[string, string[], (stack: Stack) => Partial<MediaPrefetchScheduleProps>]>([
    ['an instant is over, and never about to end', ['MP142'], () => ({ schedule: ScheduleExpression.at('2026-06-11T11:00:00Z') })],
    ['an interval has its end alone', ['MP142', 'MP143'], () => ({ schedule: ScheduleExpression.rate(7), notAfter: '2026-06-11T11:00:00Z' })],
    ['a begin alone ends nothing', [], () => ({ notBefore: '2026-06-11T11:00:00Z' })],
    ['what is not enabled is not missed', [], () => ({ notAfter: '2026-06-11T11:00:00Z', enabled: false })],
    [
      'what a variable enables is missed only then',
      ['MP142', 'MP143'],
      (stack) => ({ notAfter: '2026-06-11T11:00:00Z', enabled: new TerraformVariable(stack, 'on', {}).booleanValue }),
    ],
  ])('%s: %j', (_, expected, propsOf) => {
    const asserts = assertsOf(propsOf);
    expect(rulesOf(asserts)).toEqual(expected);
    expect(asserts.every(({ condition }) => !condition.includes('var.on') || condition.includes('try(var.on, true) == false ? true : '))).toBe(true);
  });

  test('through a change of clocks ends at the tick that there is', () => {
    const [over] = assertsOf(() => ({
      schedule: ScheduleExpression.cron({ minute: '30', hour: '4', timeZone: 'Europe/Berlin' }),
      notAfter: '2026-10-25T12:00:00Z',
    }));
    expect(over.condition).toContain('"2026-10-25T03:30:00Z"');
  });
});

describe('the date of today', () => {
  afterEach(() => void vi.useRealTimers());

  test('is in no byte of the output', () => {
    const output = (date: string) => {
      vi.useFakeTimers({ now: Date.parse(date) });
      const stack = newStack();
      const variable = new TerraformVariable(stack, 'until', {});
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { ledger: { bucketName: 'ledger' } });
      const add = (id: string, props: Partial<MediaPrefetchScheduleProps>) =>
        new MediaPrefetchSchedule(stack, id, { ...QUIET, prefetcher, ...props });
      add('Past', { notAfter: '2026-07-01T00:00:00Z' });
      add('Later', { notBefore: '2031-01-01T00:00:00Z', notAfter: '2031-02-01T00:00:00Z' });
      add('Once', { schedule: ScheduleExpression.at('2030-02-28T11:00:00Z') });
      add('Until', { notAfter: variable.stringValue });
      add('Recent', { media: MediaSelection.recent({ withinHours: 12 }), schedule: ScheduleExpression.rate(60) });
      return JSON.stringify(synthesized(stack));
    };
    const now = output('2026-11-26T12:00:00Z');
    expect(output('2031-01-31T23:59:59Z')).toBe(now);
    expect(output('2028-02-29T00:00:00Z')).toBe(now);
  });
});
