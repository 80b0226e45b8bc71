import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { terminalOutput } from '../../../../cli/terminal/terminal-output';
import type { Report } from '../../../../handler/report';
import { inProject } from '../../../../tools/common/paths';
import { demo } from '../../../../tools/demo/demo';
import { readOptions } from '../../../../tools/demo/options';

describe('the demo', () => {
  test('accounts for each of the forty media, one nonexistent and one forbidden, within 100 columns and without colour', async () => {
    const { good, stdout, report } = await run();

    expect(stdout).toContain('Every media asset is accounted for, and no call was dropped.');
    expect(stdout).toContain('Function Compute would count this run as failed: forbidden 1 of 40, allowed share 0.');
    expect(good).toBe(true);
    expect(report).toMatchObject({
      outcome: 'failed',
      failedBecause: ['forbidden 1 of 40, allowed share 0'],
      counts: { selected: 40, duplicates: 0, submitted: 38, nonexistent: 1, forbidden: 1, failed: 0, skipped: 0 },
      urls: { estimated: 480, submitted: 456 },
    });
    expect(stdout).toContain('40 media × 12 = 480 URLs');
    expect(stdout).not.toContain('\u001b');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('in the load demonstration submits every generated media, drops no call, and says that the quota is off', async () => {
    const { good, stdout, report } = await run('--media', '416', '--qps', '50');

    expect(stdout).toContain("The emulator's quota of URLs and its queue are OFF");
    expect(good).toBe(true);
    expect(report).toMatchObject({ outcome: 'ok', counts: { selected: 416, submitted: 416 }, calls: { throttled: 0 } });
  });

  async function run(...args: readonly string[]) {
    // Not the folder whose report a reader of the README looks at.
    const folder = inProject('build', 'test', 'demo');
    const output = new PassThrough();
    const good = await demo(readOptions(args), terminalOutput(output as never, {}), new Date(), folder);
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
    return { good, stdout: (output.read() as Buffer).toString(), report };
  }
});
