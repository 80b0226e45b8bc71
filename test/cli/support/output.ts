import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { afterAll } from 'vitest';
import { alicloud } from '../../../src';

/** Synthesizes an app of the given stacks into a folder that is gone after the tests; answers the folder. */
export function synthesize(stacks: Readonly<Record<string, (stack: TerraformStack) => void>>): string {
  const outdir = join(scratch(), 'cdktf.out');
  const app = new App({ outdir });
  for (const [name, fill] of Object.entries(stacks)) {
    const stack = new TerraformStack(app, name);
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    fill(stack);
  }
  app.synth();
  return outdir;
}

/** A folder that is gone after the tests. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'media prefetch '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
