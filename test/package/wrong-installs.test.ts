import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { type Dependencies, type Ended, NPM, UserProject } from './support/project';

const { cdktf: FOR_CDKTF, cdktn: FOR_CDKTN } = inject('packed');
const OURS = { cdktf: { [FOR_CDKTF.name]: `file:${FOR_CDKTF.tarball}` }, cdktn: { [FOR_CDKTN.name]: `file:${FOR_CDKTN.tarball}` } };
const CONSTRUCTS = { constructs: '>=10.6.0 <10.8.0' };

/** An app of one CDK with a schedule of one of our packages. */
const program = (cdk: string, ours: string, id = 'warmup') => `
import { App, TerraformStack } from '${cdk}';
import { MediaPrefetchSchedule, MediaSelection, ScheduleExpression, alicloud } from '${ours}';

const app = new App();
const stack = new TerraformStack(app, '${id}');
new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
new MediaPrefetchSchedule(stack, 'Nightly', {
  schedule: ScheduleExpression.rate(60),
  media: MediaSelection.ids(['8e7b1668c7596552b264cc33c8a370b9']),
});
app.synth();
`;

/** The line of an error that says what is wrong. */
function messageOf({ status, stderr }: Ended): string {
  expect(status).toBe(1);
  const [, message = stderr] = /^Error: (.*)$/m.exec(stderr) ?? [];
  return message;
}

/** The version of the CDK that wrote a stack; fails where nothing was synthesized. */
function writtenBy(project: UserProject, ended: Ended): string {
  expect(ended).toEqual({ status: 0, stderr: '' });
  const document = JSON.parse(readFileSync(join(project.folder, 'cdktf.out', 'stacks', 'warmup', 'cdk.tf.json'), 'utf8'));
  expect(Object.keys(document.resource)).toContain('alicloud_fcv3_trigger');
  return document['//'].metadata.version;
}

const project = (dependencies: Dependencies, more?: object) => new UserProject(NPM, { ...dependencies, ...CONSTRUCTS }, more);

describe('the package of the other CDK is an error that names the right one', () => {
  const FOR_CDKTN_APP =
    '[warmup] This app uses cdktn, and cdktf-alicloud-media-prefetch is for cdktf alone. Install cdktn-alicloud-media-prefetch in its place: ' +
    'the same library for cdktn, under this name in every language. A package of npm can also keep this one and install cdktf@npm:cdktn beside it.';
  const FOR_CDKTF_APP =
    '[warmup] This app uses cdktf, and cdktn-alicloud-media-prefetch is for cdktn alone. Install cdktf-alicloud-media-prefetch in its place: ' +
    'the same library for cdktf, under this name in every language.';

  test("cdktf's in an app of cdktn, where npm adds cdktf silently", () => {
    const app = project({ ...OURS.cdktf, cdktn: '0.24.0' });
    expect(messageOf(app.synthesize(program('cdktn', FOR_CDKTF.name)))).toBe(FOR_CDKTN_APP);
  });

  test("cdktn's in an app of cdktf, where npm adds cdktn silently", () => {
    const app = project({ ...OURS.cdktn, cdktf: '0.21.0' });
    expect(messageOf(app.synthesize(program('cdktf', FOR_CDKTN.name)))).toBe(FOR_CDKTF_APP);
  });

  test('both of both in one tree: each pair works, and the wrong ones are errors', () => {
    const app = project({ ...OURS.cdktf, ...OURS.cdktn, cdktf: '0.21.0', cdktn: '0.24.0' });
    expect(writtenBy(app, app.synthesize(program('cdktf', FOR_CDKTF.name)))).toBe('0.21.0');
    expect(writtenBy(app, app.synthesize(program('cdktn', FOR_CDKTN.name)))).toBe('0.24.0');
    expect(messageOf(app.synthesize(program('cdktn', FOR_CDKTF.name)))).toBe(FOR_CDKTN_APP);
    expect(messageOf(app.synthesize(program('cdktf', FOR_CDKTN.name)))).toBe(FOR_CDKTF_APP);
  });
});

describe('cdktn under the name of cdktf works with the package for cdktf', () => {
  test('as an alias, without a flag', () => {
    const app = project({ ...OURS.cdktf, cdktf: 'npm:cdktn@0.24.0' });
    expect(writtenBy(app, app.synthesize(program('cdktf', FOR_CDKTF.name)))).toBe('0.24.0');
  });

  test('as an override of what this package needs, beside cdktn itself', () => {
    const app = project({ ...OURS.cdktf, cdktn: '0.24.0' }, { overrides: { cdktf: 'npm:cdktn@0.24.0' } });
    expect(writtenBy(app, app.synthesize(program('cdktn', FOR_CDKTF.name)))).toBe('0.24.0');
  });
});

test('two copies of the library in one tree are an error that names both', () => {
  const app = project({ ...OURS.cdktf, cdktf: '0.21.0' });
  const modules = join(app.folder, 'node_modules');
  const nested = join(modules, 'team', 'node_modules', FOR_CDKTF.name);
  mkdirSync(join(modules, 'team'), { recursive: true });
  cpSync(join(modules, FOR_CDKTF.name), nested, { recursive: true });
  app.write('node_modules/team/index.js', `module.exports = require('${FOR_CDKTF.name}');\n`);
  const both = program('cdktf', FOR_CDKTF.name).replace('app.synth()', "new (require('team').MediaPrefetcher)(stack, 'Team')");
  const { version } = JSON.parse(readFileSync(join(nested, 'package.json'), 'utf8'));
  expect(messageOf(app.synthesize(both))).toBe(
    `[warmup/Team] This app uses two copies of cdktf-alicloud-media-prefetch: version ${version} in ${join(modules, FOR_CDKTF.name)} and version ${version} in ${nested}. ` +
      'Constructs of one copy do not know those of the other. Install one version for the whole app, for example with "npm dedupe".',
  );
});
