import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Interruption } from '../../cli/interruption';
import { MediaSelection } from '../../src';
import { inProject } from '../../tools/common/paths';
import { mediaId } from '../fixtures';
import { temporaryFolder } from '../temporary';
import { changedOutput } from './support/changed-output';
import { start, startHeldVod, type HeldVod } from './support/process';

const MEDIA = Array.from({ length: 60 }, (_, index) => mediaId(index + 1));
const TICK = ['--at', '2026-02-27T20:30:00Z'];

// One call at a time: three batches of twenty.
const output = changedOutput({ environment: { MAX_QPS: '1' } }, { media: MediaSelection.ids(MEDIA) });
const withLedger = changedOutput({ environment: { MAX_QPS: '1', LEDGER_DIR: '/mnt/ledger' } }, { media: MediaSelection.ids(MEDIA) });

let vod: HeldVod;
beforeEach(async () => {
  vod = await startHeldVod();
});
afterEach(() => vod.close());

/** Starts a run that submits without a question. */
function run(folder: string, args: readonly string[] = [], options = {}) {
  return start(['run', folder, '--yes', '--endpoint', vod.origin, ...args], options);
}

/** Whether a terminal shows its cursor and breaks its lines after such a text. */
function isRestored(text: string): boolean {
  return text.lastIndexOf('\u001b[?25h') >= text.lastIndexOf('\u001b[?25l') && text.lastIndexOf('\u001b[?7h') >= text.lastIndexOf('\u001b[?7l');
}

describe('Ctrl-C', () => {
  test('lets calls in flight end, shows the report so far, restores the terminal and ends with 130', async () => {
    const command = run(output, [], { terminal: true });
    await vod.received(1);
    await command.wrote('\u001b[?25l');
    command.type('\u0003');
    await command.wrote('Stopping');
    vod.answer();

    expect(await command.ended).toBe(130);
    expect(command.text()).toMatch(/submitted\s+│\s+20/);
    expect(command.text()).toMatch(/skipped\s+│\s+40/);
    expect(isRestored(command.text())).toBe(true);
    expect(vod.called.filter((action) => action === 'RefreshMediaPlayUrls')).toHaveLength(1);
  });

  test('ends at once the second time, with a restored terminal', async () => {
    const command = run(output, [], { terminal: true });
    await vod.received(1);
    await command.wrote('\u001b[?25l');
    command.type('\u0003');
    await command.wrote('Stopping');
    command.type('\u0003');

    expect(await command.ended).toBe(130);
    expect(isRestored(command.text())).toBe(true);
  });

  test('at the question sends nothing', async () => {
    const command = start(['run', output, '--endpoint', vod.origin], { terminal: true });
    await command.wrote('[y/N]');
    command.type('\u0003');

    expect(await command.ended).toBe(130);
    expect(command.text()).toContain('Nothing was sent.');
    expect(vod.called).toEqual([]);
  });

  test('leaves the rest of a tick to the next run of it', async () => {
    const ledger = temporaryFolder();
    const args = [...TICK, '--ledger', ledger, '--json'];
    const interrupted = run(withLedger, args);
    await vod.received(1);
    interrupted.kill('SIGINT');
    await interrupted.wrote('Stopping');
    vod.answer();
    expect(await interrupted.ended).toBe(130);
    const again = run(withLedger, args);
    await again.ended;

    expect(readdirSync(ledger)).not.toEqual([]);
    expect(JSON.parse(/^\{.*\}$/m.exec(again.text())![0])).toMatchObject({ counts: { selected: 60, submitted: 60 }, calls: { retried: 0 } });
    expect(vod.called.filter((action) => action === 'RefreshMediaPlayUrls')).toHaveLength(3);
  });
});

test('a signal to stop does the same, and ends with 143', async () => {
  const command = run(output, ['--json']);
  await vod.received(1);
  command.kill('SIGTERM');
  await command.wrote('Stopping');
  vod.answer();

  expect(await command.ended).toBe(143);
  const report = JSON.parse(/^\{.*\}$/m.exec(command.text())![0]);
  expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 20, skipped: 40 } });
  expect(report.hints.join()).toMatch(/The run was interrupted.*would be submitted again/);
  expect(report.hints.join()).not.toMatch(/refused|role/);
});

test('a signal ends a command at once that is not at work, or was already asked to end; what is to be done at the end is done once', async () => {
  const idle = new Interruption();
  expect(idle.status).toBeUndefined();
  expect(idle.receive('SIGINT')).toBe(true);
  expect(idle.status).toBe(130);

  const busy = new Interruption();
  const done: string[] = [];
  busy.atEnd(() => done.push('kept'));
  busy.atEnd(() => done.push('taken back'))();
  await busy.during((interrupted) => {
    expect(busy.receive('SIGTERM')).toBe(false);
    expect(interrupted.aborted).toBe(true);
    expect(busy.receive('SIGINT')).toBe(true);
    return Promise.resolve();
  });
  busy.end();
  busy.end();

  expect(busy.status).toBe(143);
  expect(done).toEqual(['kept']);
});

describe('whoever reads stops reading', () => {
  /** Runs the command into a program that reads nothing; returns the command's exit status, and what else was said. */
  function intoNobody(args: readonly string[], both = '') {
    const script = `"$@" ${both} | true; echo "status \${PIPESTATUS[0]}"`;
    const command = [process.execPath, inProject('assets', 'media-prefetch.js'), ...args];
    return spawnSync('bash', ['--norc', '-c', script, 'bash', ...command], { encoding: 'utf8', env: { PATH: process.env.PATH } });
  }

  test('the list is silent', () => {
    expect(intoNobody(['list', output])).toMatchObject({ stdout: 'status 0\n', stderr: '' });
    expect(intoNobody(['--help'])).toMatchObject({ stdout: 'status 0\n', stderr: '' });
  });

  test('a run goes on to its end, with its own status', () => {
    expect(intoNobody(['run', output, '--emulate', '--json'], '2>&1')).toMatchObject({ stdout: 'status 0\n', stderr: '' });
    expect(intoNobody(['run', 'nowhere', '--emulate'], '2>&1')).toMatchObject({ stdout: 'status 2\n', stderr: '' });
  });
});
