import { TerraformStack } from 'cdktf';
import { beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, alicloud } from '../../src';
import type { RootModule } from '../../tools/engines/root-module';
import { managedIn } from '../../tools/engines/state';
import { QUIET } from '../fixtures';
import { initialized } from './support/deploy';
import { documentIn } from './support/document';
import { onEachEngine } from './support/engines';
import { synthesizeApp } from './support/synthesis';

const TRUST = JSON.stringify({
  Version: '1',
  Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: ['fc.aliyuncs.com'] } }],
});

/** A prefetcher with a role of the user's own, whose ARN, or name, is known by its resource alone. */
function synthesize(roleOf: (role: alicloud.ramRole.RamRole) => string): string {
  return synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'warmup');
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    const role = new alicloud.ramRole.RamRole(stack, 'Own', { roleName: 'warmer', assumeRolePolicyDocument: TRUST });
    const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { roleArn: roleOf(role), logs: { enabled: false } });
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher });
  });
}

describe("another resource's attribute", () => {
  const good = synthesize((role) => role.arn);
  const knownAtPlan = synthesize((role) => role.roleName);
  const knownAfterApply = synthesize((role) => role.roleId);

  onEachEngine((engine) => {
    let root: RootModule;
    beforeAll(async () => {
      root = await initialized(engine, good);
    });

    test('that is known in the plan is held against the rule there', async () => {
      root.replace(documentIn(knownAtPlan, 'warmup'));
      const [refusal] = await root.refusals();
      expect(refusal.detail).toMatch(/^MP056 roleArn: alicloud_ram_role\.Own\.role_name\. Allowed: acs:ram::ACCOUNT:role\/NAME\.$/);
    });

    test('that is known after the apply alone is held against it there, before the function is made', async () => {
      root.replace(documentIn(knownAfterApply, 'warmup'));
      expect(await root.refusals()).toEqual([]);
      await expect(root.apply()).rejects.toThrow(/MP056 roleArn: alicloud_ram_role\.Own\.role_id/);
      const made = managedIn(await root.show()).map(({ type }) => type);
      expect(made.filter((type) => type !== 'terraform_data')).toEqual(['alicloud_ram_role']);
    });

    test('that the rule allows is applied', async () => {
      root.replace(documentIn(good, 'warmup'));
      await root.apply();
      expect(managedIn(await root.show()).map(({ type }) => type)).toContain('alicloud_fcv3_function');
    });
  });
});
