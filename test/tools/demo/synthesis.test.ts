import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSynthesis } from '../../../tools/demo/synthesis';

describe('the synthesized output', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'demo-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is read as Terraform would: the payload without escapes, the zip beside the stack', () => {
    const payload = JSON.stringify({ version: 1, selection: { type: 'ids', ids: ['a'] }, task: { userData: '${one} %{two}' } });
    write({ trigger_config: JSON.stringify({ cronExpression: '0 0 4 * * *', enable: true, payload }).replace(/[$%](?=\{)/g, '$&$&') });

    const { trigger, function: fn, resources, warnings } = readSynthesis(folder);

    expect(trigger).toEqual({ name: 'timer', cronExpression: '0 0 4 * * *', payload });
    expect(fn).toMatchObject({ name: 'prefetcher', zip: join(folder, 'stacks/s/assets/handler.zip'), timeoutSeconds: 600 });
    expect(resources).toContainEqual({ type: 'alicloud_log_project', data: false, path: 'P/Logs', name: 'logs-<account ID>' });
    expect(resources).toContainEqual({ type: 'alicloud_account', data: true, path: 'P/Account', name: undefined });
    expect(warnings).toMatchObject([{ constructPath: 's/P', message: 'careful' }]);
  });

  test('with an expression in the trigger is refused: only Terraform knows its value', () => {
    write({ trigger_config: '${jsonencode({"payload" = jsonencode({"selection" = var.media, "task" = {}})})}' });

    expect(() => readSynthesis(folder)).toThrow('only Terraform knows');
  });

  function write(trigger: object): void {
    const block = (path: string, more: object) => ({ '//': { metadata: { path: `s/${path}` } }, ...more });
    mkdirSync(join(folder, 'stacks', 's'), { recursive: true });
    const annotations = [{ constructPath: 's/P', level: '@cdktf/warn', message: 'careful' }];
    const stack = { name: 's', annotations, synthesizedStackPath: 'stacks/s/cdk.tf.json', workingDirectory: 'stacks/s' };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ stacks: { s: stack } }));
    writeFileSync(
      join(folder, 'stacks', 's', 'cdk.tf.json'),
      JSON.stringify({
        data: { alicloud_account: { A: block('P/Account', {}) } },
        resource: {
          alicloud_fcv3_function: {
            F: block('P/Resource', {
              function_name: 'prefetcher',
              handler: 'index.handler',
              code: { zip_file: '${sensitive(filebase64("assets/handler.zip"))}' },
              environment_variables: {},
              timeout: 600,
              memory_size: 512,
            }),
          },
          alicloud_fcv3_trigger: {
            T: block('S/Resource', {
              function_name: '${alicloud_fcv3_function.F.function_name}',
              trigger_name: 'timer',
              trigger_type: 'timer',
              ...trigger,
            }),
          },
          alicloud_log_project: { L: block('P/Logs', { project_name: 'logs-${data.alicloud_account.A.id}' }) },
        },
      }),
    );
  }
});
