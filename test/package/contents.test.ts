import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { inProject } from '../../tools/common/paths';
import { contentProblems, firstProgram } from '../../tools/package-check/contents';
import { NPM, UserProject } from './support/project';

describe.each(['cdktf', 'cdktn'] as const)('the package for %s', (cdk) => {
  const { name, tarball, files, project } = inject('packed')[cdk];
  const program = firstProgram(readFileSync(join(project, 'README.md'), 'utf8'));
  let app: UserProject;
  // As README says it: the peers are npm's choice.
  beforeAll(() => {
    app = new UserProject(NPM, { [name]: `file:${tarball}` });
  });

  test('is called after its CDK, and has what a user needs and nothing else', () => {
    expect(name).toBe(`${cdk}-alicloud-media-prefetch`);
    expect(contentProblems(files)).toEqual([]);
  });

  test("compiles the README's program", () => {
    app.write('main.ts', program);
    const modules = ['--target', 'es2022', '--module', 'node16', '--moduleResolution', 'node16'];
    const types = ['--skipLibCheck', '--typeRoots', inProject('node_modules', '@types')];
    expect(() =>
      app.run(['exec', '--no', '--', 'node', require.resolve('typescript/bin/tsc'), '--noEmit', '--strict', ...modules, ...types, 'main.ts']),
    ).not.toThrow();
  });

  test('carries the schedule out with its command, against the emulated VOD', () => {
    expect(app.synthesize(program)).toEqual({ status: 0, stderr: '' });
    const command = ['exec', '--no', '--', 'media-prefetch'];
    expect(app.run([...command, '--help'])).toContain('media-prefetch run <cdktf.out>');
    expect(JSON.parse(app.run([...command, 'run', 'cdktf.out', '--emulate', '--json']))).toMatchObject({
      outcome: 'ok',
      counts: { selected: 2, submitted: 2 },
    });
  });
});
