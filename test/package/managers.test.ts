import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { differences, filesBelow } from '../../tools/common/tree';
import { firstProgram } from '../../tools/package-check/contents';
import { type Manager, NPM, UserProject } from './support/project';

const BERRY: Manager = { name: 'Yarn 4', tool: ['@yarnpkg/cli-dist@4.18.1', 'yarn'], install: ['install', '--no-immutable'] };

const MANAGERS: readonly Manager[] = [
  { name: 'pnpm 10', tool: ['pnpm@10.34.9', 'pnpm'], install: ['install', '--ignore-scripts', '--prefer-offline'] },
  {
    name: 'Yarn 1',
    tool: ['yarn@1.22.22', 'yarn'],
    // Its own cache knows a tarball by name and version alone, and gives out one of an earlier run.
    install: ['install', '--ignore-scripts', '--non-interactive', '--cache-folder', '.cache'],
  },
  { ...BERRY, settings: { '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\n', 'yarn.lock': '' } },
  {
    ...BERRY,
    name: "Yarn 4 with Plug'n'Play",
    settings: { '.yarnrc.yml': 'nodeLinker: pnp\nenableTelemetry: false\n', 'yarn.lock': '' },
    node: ['node'],
  },
];

const CDKS = [
  { cdk: 'cdktf', dependencies: { cdktf: '^0.21.0', constructs: '^10.4.2' } },
  { cdk: 'cdktn', dependencies: { cdktn: '^0.24.0', constructs: '>=10.6.0 <10.8.0' } },
] as const;

describe.each(CDKS)('the package for $cdk', ({ cdk, dependencies }) => {
  const { name, tarball, project } = inject('packed')[cdk];
  const program = firstProgram(readFileSync(join(project, 'README.md'), 'utf8'));

  /** Installs the package and synthesizes the README's stack. */
  function synthesized(manager: Manager): string {
    const app = new UserProject(manager, { [name]: `file:${tarball}`, ...dependencies });
    expect(app.synthesize(program)).toEqual({ status: 0, stderr: '' });
    return join(app.folder, 'cdktf.out');
  }

  test.each(MANAGERS.map((manager) => [manager.name, manager] as const))(
    'is installed by %s, and synthesizes what it does with npm',
    (_, manager) => {
      const withNpm = synthesized(NPM);
      expect(filesBelow(withNpm)).toContain('stacks/warmup/cdk.tf.json');
      expect(differences(withNpm, synthesized(manager))).toEqual([]);
    },
  );
});
