import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityOf } from '../../cli/function-identity';
import type { KnownSchedule } from '../../cli/require-known';
import { EMULATOR_CREDENTIALS, VodEmulator } from '../../emulator';
import { MediaSelection } from '../../src';
import { mediaId } from '../fixtures';
import { temporaryFolder } from '../temporary';
import { changedOutput } from './support/changed-output';
import { mediaPrefetch, type Around } from './support/terminal';

const KEYS = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: EMULATOR_CREDENTIALS.accessKeyId,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: EMULATOR_CREDENTIALS.accessKeySecret,
  ALIBABA_CLOUD_SECURITY_TOKEN: EMULATOR_CREDENTIALS.securityToken,
};
const VOD = 'https://vod.cn-shanghai.aliyuncs.com';
const SEARCH = { type: 'search', match: "Status in ('Normal')" };

let vod: VodEmulator;
beforeAll(async () => {
  vod = await VodEmulator.start({ library: [{ mediaId: mediaId(1), createdAt: Date.parse('2026-01-01T00:00:00Z') }] });
});
afterAll(() => vod.close());

/** Runs with credentials; whatever is called, the emulator answers. */
function run(folder: string, args: readonly string[], around: Around = {}) {
  return mediaPrefetch(['run', folder, ...args], { environment: KEYS, insteadOfVod: vod.endpoint, ...around });
}

describe('where credentials go', () => {
  test.each([
    ['https://evil.example'],
    ['https://aliyuncs.com.evil.example'],
    ['https://evilaliyuncs.com'],
    ['https://vod.cn-shanghai.aliyuncs.com.'],
    ['https://vod.cn-shanghai.aliyuncs.com@evil.example'],
    ['https://xn--vod-cn-shanghai-aliyuncs-com.example'],
    ['https://vod.cn-shanghai.aliyuncs。com.evil.example'],
    ['https://vod.cn-shanghai.аliyuncs.com'],
    ['https://127.0.0.1'],
    ['http://127.0.0.1:1'],
    ['http://localhost'],
    ['http://vod.cn-shanghai.aliyuncs.com'],
    [`https://${'a.'.repeat(200)}aliyuncs.com`],
  ])('%s gets none, whichever endpoint it is: asked or not, dry or not', async (endpoint) => {
    for (const name of ['VOD_ENDPOINT', 'VOD_STATUS_ENDPOINT']) {
      const folder = changedOutput({ environment: { [name]: endpoint }, selection: SEARCH });
      for (const args of [[], ['--yes'], ['--dry-run'], ['--dry-run', '--yes'], ['--yes', '--allow-host', 'vod.cn-shanghai.aliyuncs.com']]) {
        const { status, sent, stderr } = await run(folder, args, { terminal: true, input: 'y\n' });

        expect(sent).toEqual([]);
        expect(status).toBe(2);
        expect(stderr).not.toContain('[y/N]');
      }
    }
  });

  test('is shown as origins, and asked: for a dry run as well, and with --yes where no flag names the host', async () => {
    const folder = changedOutput({ environment: { VOD_STATUS_ENDPOINT: 'https://vod.cn-beijing.aliyuncs.com' }, selection: SEARCH });
    for (const args of [[], ['--dry-run'], ['--yes'], ['--yes', '--allow-host', 'vod.cn-shanghai.aliyuncs.com']]) {
      const { status, sent, stderr } = await run(folder, args, { terminal: true, input: 'n\n' });
      const before = stderr.slice(0, stderr.indexOf('[y/N]'));

      expect(before).toContain(VOD);
      expect(before).toContain('https://vod.cn-beijing.aliyuncs.com');
      expect(before).toContain(`${KEYS.ALIBABA_CLOUD_ACCESS_KEY_ID.slice(0, 4)}****`);
      expect(before).not.toContain(KEYS.ALIBABA_CLOUD_ACCESS_KEY_ID);
      expect({ status, sent }).toEqual({ status: 2, sent: [] });
    }
    const { sent } = await run(folder, ['--dry-run'], { terminal: true, input: 'y\n' });
    expect(new Set(sent.map(({ origin }) => origin))).toEqual(new Set([VOD]));
  });

  test('without a terminal, --yes holds only for hosts that a flag names', async () => {
    const folder = changedOutput({ environment: { VOD_STATUS_ENDPOINT: 'https://vod.cn-beijing.aliyuncs.com' }, selection: SEARCH });
    for (const args of [['--yes'], ['--dry-run'], ['--dry-run', '--yes'], ['--yes', '--allow-host', 'vod.cn-shanghai.aliyuncs.com']]) {
      const { status, sent, stderr } = await run(folder, args);

      expect({ status, sent }).toEqual({ status: 2, sent: [] });
      expect(stderr).toContain('--allow-host vod.cn-beijing.aliyuncs.com');
    }
    const named = ['--yes', '--allow-host', 'vod.cn-shanghai.aliyuncs.com', '--allow-host', 'vod.cn-beijing.aliyuncs.com'];
    expect((await run(folder, named)).sent.length).toBeGreaterThan(0);
  });

  test('a host outside the vendor, and loopback, get them where a flag names them, with their port', async () => {
    const folder = changedOutput({ environment: { VOD_ENDPOINT: 'http://127.0.0.1:4242' } });

    expect((await run(folder, ['--yes', '--allow-host', '127.0.0.1'])).sent).toEqual([]);
    const { sent } = await run(folder, ['--yes', '--allow-host', '127.0.0.1:4242']);
    expect(new Set(sent.map(({ origin }) => origin))).toEqual(new Set(['http://127.0.0.1:4242']));
    const own = await run(changedOutput({ environment: { VOD_ENDPOINT: 'https://vod.example.com' } }), ['--yes', '--allow-host', 'VOD.example.com']);
    expect(own.sent.length).toBeGreaterThan(0);
  });

  test('--endpoint leaves no endpoint to the output', async () => {
    const evil = { VOD_ENDPOINT: 'https://evil.example', VOD_STATUS_ENDPOINT: 'https://evil.example' };
    const { sent } = await run(changedOutput({ environment: evil, selection: { type: 'topPlayed', days: 1, limit: 1 } }), [
      ...['--yes', '--endpoint', VOD],
    ]);

    expect(new Set(sent.map(({ origin }) => origin))).toEqual(new Set([VOD]));
  });

  test('no text of the output repaints the terminal or passes for another host', async () => {
    const paint = '\u001b[1A\u001b[2K\u009b2J\u202e\u2028';
    const fake = `cn-shanghai${paint}\n  calls         ${VOD}\r${' '.repeat(63)}calls         ${VOD}`;
    const folder = changedOutput({
      environment: { VOD_ENDPOINT: 'https://evil.oss-cn-shanghai.aliyuncs.com', VOD_REGION: fake },
      document: ({ resource }) => {
        const [trigger] = Object.values<any>(resource.alicloud_fcv3_trigger);
        trigger['//'].metadata.path = `warmup/Nightly${paint}`;
        trigger.trigger_name = `nightly${paint}`;
      },
    });
    const { stderr } = await run(folder, [], { terminal: true, input: 'n\n' });
    const shown = stderr.slice(0, stderr.search(/Submit to/));
    const lines = shown.split('\n');

    expect(shown.replace(/\n|\u001b\[\d*[GJ]/g, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\u2028]/);
    expect(lines.filter((line) => /^ {0,8}calls/.test(line))).toEqual([expect.stringContaining('https://evil.oss-cn-shanghai.aliyuncs.com')]);
    expect(shown).toMatch(/not a known\s+endpoint\s+of\s+VOD/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('an endpoint with anything behind its host is refused', async () => {
    for (const behind of ['#\u001b[2K', '?x', '/path', '#']) {
      const { status, sent } = await run(changedOutput({ environment: { VOD_ENDPOINT: `${VOD}${behind}` } }), [], { terminal: true, input: 'y\n' });

      expect({ status, sent }).toEqual({ status: 2, sent: [] });
    }
  });

  test('an endpoint that echoes them reaches neither terminal, nor report, nor log', async () => {
    const echo = JSON.stringify({
      Code: `Refused.${KEYS.ALIBABA_CLOUD_ACCESS_KEY_ID}`,
      Message: Object.values(KEYS).join(' '),
      RequestId: KEYS.ALIBABA_CLOUD_SECURITY_TOKEN,
    });
    const log = join(temporaryFolder(), 'log');
    const args = ['--yes', '--allow-host', 'vod.cn-shanghai.aliyuncs.com', '--log', log];
    for (const json of [[], ['--json']]) {
      const { stdout, stderr } = await run(changedOutput({}), [...args, ...json], { answer: { status: 403, text: echo } });
      for (const secret of Object.values(KEYS)) {
        expect(stdout + stderr + readFileSync(log, 'utf8')).not.toContain(secret);
      }
      expect(stdout).toContain('[redacted]');
    }
  });
});

describe('which files are read', () => {
  const secret = (): string => {
    const file = join(temporaryFolder(), 'private-token');
    writeFileSync(file, `${'0123456789abcdef'.repeat(2)}\n`);
    return file;
  };
  const object = { type: 'object', bucket: 'lists', key: 'team/media.txt' };
  /** An output that uploads a file as the list. */
  const uploading = (source: string, prepare: (folder: string) => void = () => undefined): string => {
    const folder = changedOutput({
      selection: object,
      document: ({ resource }) => (resource.alicloud_oss_bucket_object = { list: { bucket: 'lists', key: object.key, source } }),
    });
    prepare(join(folder, 'stacks', 'warmup'));
    return folder;
  };

  test.each<[string, () => string]>([
    ['a path out of the folder', () => uploading(`../../../../../../../..${secret()}`)],
    ['an absolute path', () => uploading(secret())],
    ['a file of the output, but not of the stack', () => uploading('../../manifest.json')],
    ['a link out of the folder', () => uploading('list', (folder) => symlinkSync(secret(), join(folder, 'list')))],
    ['a link of a folder', () => uploading('lists/passwd', (folder) => symlinkSync('/etc', join(folder, 'lists')))],
    ['a device', () => uploading('list', (folder) => symlinkSync('/dev/zero', join(folder, 'list')))],
    ['a pipe, which nobody writes to', () => uploading('list', (folder) => void execFileSync('mkfifo', [join(folder, 'list')]))],
    ['a folder', () => uploading('list', (folder) => mkdirSync(join(folder, 'list')))],
    ['no path at all', () => uploading('list\u0000')],
  ])('%s is refused, and shown', async (_, makeFolder) => {
    const { status, stdout, stderr, sent } = await run(makeFolder(), ['--emulate', '--json']);

    expect(stderr).toContain('team/media.txt');
    expect(stderr).toContain('is not read');
    expect({ status, stdout, sent }).toEqual({ status: 2, stdout: '', sent: [] });
  });

  test('a file of the stack is read', async () => {
    const folder = uploading('assets/list.txt', (stack) => {
      mkdirSync(join(stack, 'assets'), { recursive: true });
      writeFileSync(join(stack, 'assets', 'list.txt'), `${mediaId(1)}\n`);
    });

    expect(JSON.parse((await run(folder, ['--emulate', '--json'])).stdout)).toMatchObject({ counts: { submitted: 1 } });
  });

  test('what the library itself synthesizes is read', async () => {
    const folder = changedOutput({}, { media: MediaSelection.ids([mediaId(1)]).storedIn('kept') });

    expect(JSON.parse((await run(folder, ['--emulate', '--json'])).stdout)).toMatchObject({ counts: { submitted: 1 } });
  });

  test.each(['../private-token', 'team/../../private-token', 'out', 'elsewhere/private-token', '/etc/passwd', 'team'])(
    'the key %j does not lead out of the mount, and to no folder',
    async (key) => {
      const outer = temporaryFolder();
      const mount = join(outer, 'bucket');
      mkdirSync(join(mount, 'team'), { recursive: true });
      mkdirSync(join(outer, 'elsewhere'));
      for (const folder of [outer, join(outer, 'elsewhere')]) {
        writeFileSync(join(folder, 'private-token'), `${'f'.repeat(32)}\n`);
      }
      symlinkSync(join(outer, 'private-token'), join(mount, 'out'));
      symlinkSync(join(outer, 'elsewhere'), join(mount, 'elsewhere'));
      const folder = changedOutput({ selection: { ...object, key } });
      const { status, stdout, stderr } = await run(folder, ['--emulate', '--json', '--mount', `lists=${mount}`]);

      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(key);
    },
  );

  test('a link within the mount is followed', async () => {
    const mount = temporaryFolder();
    writeFileSync(join(mount, 'today.txt'), `${mediaId(1)}\n`);
    symlinkSync('today.txt', join(mount, 'latest.txt'));
    const folder = changedOutput({ selection: { ...object, key: 'latest.txt' } });

    expect(JSON.parse((await run(folder, ['--emulate', '--json', '--mount', `lists=${mount}`])).stdout)).toMatchObject({ counts: { submitted: 1 } });
  });

  test("a stack's file outside of the output is not read", async () => {
    const folder = changedOutput({});
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    manifest.stacks.warmup.synthesizedStackPath = `../../../../../../../..${secret()}`;
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const { status, stderr } = await mediaPrefetch(['list', folder]);

    expect(status).toBe(2);
    expect(stderr).toContain('leads out of');
  });
});

describe('a manifest that is no file of the output', () => {
  test.each<[string, (path: string, elsewhere: string) => void, string]>([
    ['a pipe', (path) => execFileSync('mkfifo', [path]), 'is no regular file'],
    ['a link to a device without end', (path) => symlinkSync('/dev/zero', path), 'is no regular file'],
    ['a link to a file outside', (path, elsewhere) => symlinkSync(elsewhere, path), 'leads out of'],
    ['a folder', (path) => mkdirSync(path), 'is no regular file'],
  ])('%s is refused, and not read', async (_, make, problem) => {
    const folder = temporaryFolder();
    const elsewhere = join(temporaryFolder(), 'private.json');
    writeFileSync(elsewhere, JSON.stringify({ stacks: { secret: 5 } }));
    make(join(folder, 'manifest.json'), elsewhere);
    const { status, stderr } = await mediaPrefetch(['list', folder]);

    expect(status).toBe(2);
    expect(stderr).toContain(problem);
    expect(stderr).toContain('Synthesize the app first');
    expect(stderr).not.toContain('secret');
  });

  test('a link within the output is followed', async () => {
    const folder = changedOutput({});
    renameSync(join(folder, 'manifest.json'), join(folder, 'real.json'));
    symlinkSync('real.json', join(folder, 'manifest.json'));

    expect((await mediaPrefetch(['list', folder])).status).toBe(0);
  });
});

describe('what may be copied into a shell', () => {
  const HOST = 'a$(id);`id`&.evil.aliyuncs.com';

  test.each([
    ['a host outside', 'https://a$(id);`id`&.example', [], "--allow-host 'a$(id);`id`&.example'"],
    ['a host without a terminal', `https://${HOST}`, ['--yes'], `--allow-host '${HOST}'`],
  ])('is quoted: %s', async (_, endpoint, args, expected) => {
    const folder = changedOutput({ environment: { VOD_ENDPOINT: endpoint, VOD_STATUS_ENDPOINT: endpoint } });
    const { status, stderr, sent } = await run(folder, args);

    expect([status, sent]).toEqual([2, []]);
    expect(stderr.replace(/\s+/g, ' ')).toContain(expected);
  });

  test('is quoted: the name of a stack', () => {
    const schedule = { path: 's/Nightly', stack: "x';id\n;$(id)" } as KnownSchedule;
    const environment = { LEDGER_DIR: '/mnt/ledger', VOD_ENDPOINT: VOD };
    expect(() => identityOf({ schedule, environment })).toThrow("terraform -chdir='cdktf.out/stacks/x'\\'';id\n;$(id)' show");
  });
});

describe('credentials in a URL', () => {
  test.each([
    ['--endpoint', 'https://user:hunter2@vod.example'],
    ['--status-endpoint', 'https://hunter2@vod.example/x'],
    ['--endpoint', 'http//hunter2:hunter2@h'],
    ['--allow-host', 'user:hunter2@vod.example'],
  ])('are not repeated where %s is refused', async (option, value) => {
    const { status, stderr } = await mediaPrefetch(['run', temporaryFolder(), option, value]);

    expect(status).toBe(2);
    expect(stderr).toContain(option);
    expect(stderr).not.toContain('hunter2');
  });

  test('are not repeated where the output has them', async () => {
    const folder = changedOutput({ environment: { VOD_ENDPOINT: `https://${'u'.repeat(60)}:hunter2@vod.example` } });
    const { status, stderr } = await run(folder, []);

    expect(status).toBe(2);
    expect(stderr).toContain('VOD_ENDPOINT');
    expect(stderr).not.toMatch(/hunter2|uuu/);
  });
});

test('an emulated run writes to no real ledger', async () => {
  const ledger = temporaryFolder();
  const folder = changedOutput({ environment: { LEDGER_DIR: ledger } });
  const at = ['--at', '2026-02-27T20:30:00Z'];

  expect(await run(folder, ['--emulate', ...at, '--ledger', ledger])).toMatchObject({ status: 2, stdout: '' });
  expect((await run(folder, ['--emulate', ...at])).status).toBe(0);
  expect(readdirSync(ledger)).toEqual([]);
});
