import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { inProject, ROOT } from '../../../tools/common/paths';

describe('npm run demo', () => {
  test('ends with status 2 at an option that it does not have, and says where the options are', () => {
    const { status, stderr } = run('--medai', '3');

    expect(status).toBe(2);
    expect(stderr).toContain('--medai');
    expect(stderr).toContain('--help');
  });

  test('tells its options', () => {
    const { status, stdout } = run('--help');

    expect(status).toBe(0);
    for (const option of ['--media', '--qps', '--queue']) {
      expect(stdout).toContain(option);
    }
  });

  function run(...args: readonly string[]) {
    return spawnSync(process.execPath, [require.resolve('tsx/cli'), inProject('tools', 'demo', 'main.ts'), ...args], { cwd: ROOT, encoding: 'utf8' });
  }
});
