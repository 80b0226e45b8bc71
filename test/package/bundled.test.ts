import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type Ended, NPM, UserProject } from './support/project';

const PROGRAM = `
import { App, TerraformStack } from 'cdktf';
import { MediaPrefetchSchedule, MediaSelection, ScheduleExpression, alicloud } from 'cdktf-alicloud-media-prefetch';

const app = new App();
const stack = new TerraformStack(app, 'warmup');
new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
new MediaPrefetchSchedule(stack, 'Nightly', {
  schedule: ScheduleExpression.rate(60),
  media: MediaSelection.ids(['8e7b1668c7596552b264cc33c8a370b9']),
});
app.synth();
`;

describe('an app that esbuild bundles', () => {
  const { name, tarball } = inject('packed').cdktf;
  let app: UserProject;
  beforeAll(() => {
    app = new UserProject(NPM, { [name]: `file:${tarball}`, cdktf: '0.21.0', constructs: '^10.4.2' });
  });

  async function runBundled(external: string[]): Promise<Ended> {
    app.write('app.ts', PROGRAM);
    const outfile = join(app.folder, 'bundle.js');
    await build({ entryPoints: [join(app.folder, 'app.ts')], bundle: true, platform: 'node', outfile, external, logLevel: 'error' });
    return app.synthesize("require('./bundle.js');");
  }

  test('with the library in it is an error that says how to leave it out', async () => {
    const { status, stderr } = await runBundled([]);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `Error: [warmup/MediaPrefetcher] The function's code is a file of the package ${name}, which is not where the library's code runs: ${app.folder}. ` +
        `An app that is bundled must leave the package in node_modules: mark ${name} as external, for example with "esbuild --external:${name}".`,
    );
  });

  test('that has a file of its own in the place of the function is the same error', async () => {
    mkdirSync(join(app.folder, 'assets'));
    app.write(join('assets', 'handler.zip'), 'not ours');
    const { stderr } = await runBundled([]);
    expect(stderr).toContain(`mark ${name} as external`);
  });

  test.each([[[name]], [[name, 'cdktf', 'constructs']]])('synthesizes with %j as external', async (external) => {
    expect(await runBundled(external)).toEqual({ status: 0, stderr: '' });
  });
});
