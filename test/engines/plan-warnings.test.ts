import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformStack } from 'cdktf';
import { beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, type MediaPrefetchScheduleProps, ScheduleExpression, alicloud } from '../../src';
import { inProject } from '../../tools/common/paths';
import type { RootModule } from '../../tools/engines/root-module';
import { QUIET } from '../fixtures';
import { initialized } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizeApp } from './support/synthesis';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

/** A minute some days from now, on a whole one. */
const minuteIn = (days: number) => `${inDays(days).slice(0, 16)}:00Z`;

const SCHEDULES: Record<string, Partial<MediaPrefetchScheduleProps>> = {
  Over: { notAfter: '2020-01-01T00:00:00Z' },
  OverOnce: { schedule: ScheduleExpression.at('2020-02-29T11:00:00Z') },
  Ending: { notAfter: inDays(3) },
  EndingAsAnInterval: { schedule: ScheduleExpression.rate(7), notAfter: inDays(3) },
  // Their twins stay quiet.
  Later: { notAfter: inDays(400) },
  LaterOnce: { schedule: ScheduleExpression.at(minuteIn(3)) },
  NotYet: { notBefore: inDays(100), notAfter: inDays(103) },
  OverAndOff: { notAfter: '2020-01-01T00:00:00Z', enabled: false },
};

const MOCK = `mock_provider "alicloud" {
  mock_data "alicloud_regions" {
    defaults = { ids = ["cn-shanghai"] }
  }
}
`;

/** The test of docs/gitops.md, for a check of this name. */
function documentedTest(name: string): string {
  const [, code] = /```hcl\n(run "after_the_premiere"[^]*?)```/.exec(readFileSync(inProject('docs', 'gitops.md'), 'utf8'))!;
  return `${MOCK}\n${code.replace('Shanghai_Daily_FA116821', name)}`;
}

describe('a window, on the day of the plan', () => {
  const names = new Map<string, string>();
  const outputOf = (schedules: typeof SCHEDULES) =>
    synthesizeApp((app) => {
      const stack = new TerraformStack(app, 'warmup');
      new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
      Object.entries(schedules).forEach(([id, props]) =>
        names.set(id, new MediaPrefetchSchedule(stack, id, { ...QUIET, ...props }).trigger.friendlyUniqueId),
      );
    });
  const output = outputOf(SCHEDULES);
  const premiere = outputOf({ Premiere: { notAfter: '2020-01-01T00:00:00Z' } });

  onEachEngine((engine) => {
    test('is a warning where it is over or nearly, and nothing stops', async () => {
      const { errors, warnings } = await (await initialized(engine, output)).diagnostics();
      expect(errors).toEqual([]);
      expect(warnings.map(({ detail }) => detail.replace(/\. Allowed.*/s, '')).sort()).toEqual([
        'MP142 notAfter: the last run is at 2019-12-31T20:30:00Z, which is over',
        'MP142 schedule.at: 2020-02-29T11:00:00Z, which is over',
        expect.stringMatching(/^MP143 notAfter: 20[\dT:-]+Z, which is less than a week away$/),
        expect.stringMatching(/^MP143 notAfter: the last run is at 20[\dT:-]+Z, which is less than a week away$/),
      ]);
    });

    describe('in `terraform test`', () => {
      let root: RootModule;
      beforeAll(async () => {
        root = await initialized(engine, premiere);
        mkdirSync(join(root.folder, 'tests'));
      });

      test('fails a test that does not expect it', async () => {
        root.write('tests/premiere.tftest.hcl', documentedTest('').replace(/\n\s*expect_failures.*/, ''));
        await expect(root.test()).rejects.toThrow(/MP142/);
      });

      test('is expected as the documentation shows', async () => {
        root.write('tests/premiere.tftest.hcl', documentedTest(names.get('Premiere')!));
        expect(await root.test()).toMatch(/Success! 1 passed, 0 failed/);
      });
    });
  });
});
