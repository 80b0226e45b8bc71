import { readFileSync } from 'node:fs';
import { TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher } from '../../../src';
import { inProject } from '../../../tools/common/paths';
import { IMPORT_IDS, importsOf } from '../../../tools/engines/import-ids';
import { QUIET, newStack, synthesized } from '../../fixtures';

const ACCOUNT = '1000000000000001';

describe('the import IDs of a synthesized stack', () => {
  test('are told for everything that the constructs make, in the order of the addresses', () => {
    const stack = newStack();
    const prefetcher = new MediaPrefetcher(stack, 'MediaPrefetcher', { destinations: {} });
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher, media: QUIET.media.storedIn('lists') });
    const document = synthesized(stack);

    const imports = importsOf(document, ACCOUNT);

    expect([...new Set(imports.map(({ to }) => to.split('.')[0]))]).toEqual(Object.keys(IMPORT_IDS).sort());
    const types = Object.keys(document.resource);
    expect(types.filter((type) => !Object.hasOwn(IMPORT_IDS, type))).toEqual(['alicloud_oss_bucket_object', 'terraform_data']);
    expect(Object.fromEntries(imports.map(({ to, id }) => [to.split('.')[0], id]))).toMatchObject({
      alicloud_fcv3_trigger: expect.stringMatching(/^stack-MediaPrefetcher-[0-9a-f]{8}:stack-Schedule-[0-9a-f]{8}$/),
      alicloud_message_service_queue: expect.stringMatching(/^stack-MediaPrefetcher-[0-9a-f]{8}-successes$/),
      alicloud_log_store: expect.stringMatching(new RegExp(`^stack-mediaprefetcher-[0-9a-f]{8}-${ACCOUNT}:runs$`)),
      alicloud_ram_role_policy_attachment: expect.stringMatching(/^role:stack-.+:Custom:stack-.+$/),
    });
  });

  test('are not told where only Terraform knows a part of them', () => {
    const stack = newStack();
    const name = new TerraformVariable(stack, 'name', { type: 'string' });
    const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { name: name.stringValue });
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher });

    expect(() => importsOf(synthesized(stack), ACCOUNT)).toThrow(/function_name, which only Terraform knows: \$\{\(var\.name == null \? /);
  });

  test('are not told for a type that the constructs do not make', () => {
    expect(() => importsOf({ resource: { alicloud_vpc: { Vpc: {} } } }, ACCOUNT)).toThrow('type alicloud_vpc have no known import ID');
  });

  test('stand in the guide as they are derived here', () => {
    const guide = readFileSync(inProject('docs', 'importing.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| `(alicloud_\w+)` \| `([^`]*\{[^`]+)` \|/gm)].map(([, type, id]) => [type, id]);

    expect(Object.fromEntries(rows)).toEqual(IMPORT_IDS);
  });
});
