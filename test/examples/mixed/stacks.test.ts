import { type TerraformStack, Testing } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { mixed } from '../../../examples/mixed/stacks';

const PLAYLISTS = { drama: { hour: '4', media: ['8e7b1668c7596552b264cc33c8a370b9'] } };

/** The app by cdktf's own Testing, as its user would test it. */
function synthesized() {
  const app = Testing.app();
  const { shared, catalogue } = mixed(app, PLAYLISTS);
  // References between stacks are made here; App.synth does it too.
  [shared, catalogue].forEach((stack: TerraformStack) => stack.prepareStack());
  return { shared: Testing.synth(shared, true), catalogue: Testing.synth(catalogue, true) };
}

describe("examples/mixed by cdktf's own Testing", () => {
  const { shared, catalogue } = synthesized();
  const [playlist] = Object.values<any>(JSON.parse(catalogue).resource.alicloud_fcv3_trigger);

  test("the user's own bindings are the provider, the logs and the alarms", () => {
    expect(Testing.toHaveProviderWithProperties(shared, 'alicloud', { region: 'cn-shanghai' })).toBe(true);
    expect(Testing.toHaveResourceWithProperties(shared, 'alicloud_cms_alarm', { metric: '${each.key}' })).toBe(true);
    const [{ log_config: logs }] = Object.values<any>(JSON.parse(shared).resource.alicloud_fcv3_function);
    expect(logs).toMatchObject({
      project: expect.stringContaining('alicloud_log_project.Logs.project_name'),
      logstore: expect.stringContaining('alicloud_log_store.Reports.logstore_name'),
    });
    expect(JSON.parse(shared).terraform.required_providers.alicloud.version).toBe('>= 1.270.0, < 2.0.0');
  });

  test('the escape hatch reaches the function', () => {
    expect(Testing.toHaveResourceWithProperties(shared, 'alicloud_fcv3_function', { custom_dns: [{ searches: ['team.internal'] }] })).toBe(true);
  });

  test('the trigger of a playlist is repeated, with a name, an hour and media of its own', () => {
    expect(playlist.for_each).toBe('${var.playlists}');
    expect(playlist.trigger_name).toContain('join("-", [local.prefix, each.key])');
    expect(playlist.trigger_config).toMatch(/each\.value\.hour.*each\.value\.media/);
  });

  test('the function is that of the other stack', () => {
    expect(playlist.function_name).toMatch(/^\$\{data\.terraform_remote_state\.cross-stack-reference-input-shared\./);
  });

  test("an aspect's lifecycle stands beside the library's preconditions, on whatever takes one", () => {
    expect(playlist.lifecycle.prevent_destroy).toBe(true);
    const rules = playlist.lifecycle.precondition.map(({ error_message: text }: { error_message: string }) => text.slice(0, 5));
    expect(rules).toContain('MP005');
    expect(rules).toContain('MP020');
  });

  test("an aspect's tags are on the library's resources and on the user's", () => {
    for (const type of ['alicloud_fcv3_function', 'alicloud_cms_alarm', 'alicloud_ram_role', 'alicloud_log_project']) {
      expect(Testing.toHaveResourceWithProperties(shared, type, { tags: { team: 'media' } }), type).toBe(true);
    }
  });
});
