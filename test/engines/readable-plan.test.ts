import { beforeAll, describe, expect, test } from 'vitest';
import { changesIn, type Plan } from '../../tools/engines/plan';
import type { RootModule } from '../../tools/engines/root-module';
import { mediaId } from '../fixtures';
import { initialized } from './support/deploy';
import { addressOf } from './support/document';
import { onEachEngine } from './support/engines';
import { synthesizeWarmup } from './support/synthesis';

/** The shortest run of base64 characters that is taken for code: nothing else in a plan is that long without a break. */
const BASE64 = /[A-Za-z0-9+/]{200}/;

describe('a first plan', () => {
  const output = synthesizeWarmup();

  onEachEngine((engine) => {
    let root: RootModule;
    let plan: Plan;
    let text: string;
    beforeAll(async () => {
      root = await initialized(engine, output);
      plan = await root.plan();
      text = await root.planText();
    });

    /** The lines about one resource. */
    const about = (path: string) => {
      const [, section] = text.split(`# ${addressOf(root.document, path)} will be created`);
      return section.split('\n\n  # ')[0];
    };

    test('shows no code: the zip is sensitive', () => {
      expect(about('warmup/Prefetcher/Resource')).toMatch(/zip_file\s+= \(sensitive value\)/);
      expect(text).not.toMatch(BASE64);
    });

    test('shows a trigger, and the job inside its payload, as JSON in JSON', () => {
      const trigger = about('warmup/Morning/Resource');

      expect(trigger).toMatch(/trigger_config\s+= jsonencode\(\n\s+\{/);
      expect(trigger).toMatch(/cronExpression\s+= "CRON_TZ=Asia\/Shanghai 0 0 5 \* \* \*"/);
      expect(trigger).toMatch(/payload\s+= jsonencode\(\n\s+\{/);
      expect(trigger).toMatch(new RegExp(`ids\\s+= \\[\\s+\\+? ?"${mediaId(1)}",\\s+\\]`));
      expect(trigger).not.toContain('\\"');
    });

    test('shows one resource for one thing, and which props were given', () => {
      const types = Object.keys(changesIn(plan)).map((address) => address.split('.')[0]);

      expect(types.sort()).toEqual([
        'alicloud_fcv3_async_invoke_config',
        'alicloud_fcv3_concurrency_config',
        'alicloud_fcv3_function',
        'alicloud_fcv3_trigger',
        'alicloud_fcv3_trigger',
        'alicloud_log_project',
        'alicloud_log_store',
        'alicloud_log_store_index',
        'alicloud_ram_policy',
        'alicloud_ram_role',
        'alicloud_ram_role_policy_attachment',
        'terraform_data',
      ]);
      expect(text).toContain('Plan: 12 to add, 0 to change, 0 to destroy.');
    });
  });
});
