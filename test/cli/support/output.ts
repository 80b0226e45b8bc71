import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { alicloud } from '../../../src';
import { temporaryFolder } from '../../temporary';

/** Synthesizes an app of the given stacks into a folder that is gone after the tests; answers the folder. */
export function synthesize(stacks: Readonly<Record<string, (stack: TerraformStack) => void>>): string {
  const outdir = join(temporaryFolder(), 'cdktf.out');
  const app = new App({ outdir });
  for (const [name, fill] of Object.entries(stacks)) {
    const stack = new TerraformStack(app, name);
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    fill(stack);
  }
  app.synth();
  return outdir;
}
