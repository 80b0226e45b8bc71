import { describe, expect, test } from 'vitest';
import { UsageError } from '../../cli/errors';
import { HELP_OF } from '../../cli/help';
import { readListOptions, readReportOptions, readRunOptions } from '../../cli/options';

describe('the options of run', () => {
  test('are all optional', () => {
    expect(readRunOptions(['cdktf.out'])).toMatchObject({ folder: 'cdktf.out', schedule: undefined, dryRun: false, emulate: false, yes: false });
  });

  test('are read as they are given', () => {
    const options = readRunOptions([
      ...['out', 'warmup/Nightly', '--at', '2026-03-02T04:30:00+08:00', '--ledger', 'here', '--timeout', '60'],
      ...['--mount', 'lists=a folder', '--mount', 'more=/x=y', '--json', '--yes'],
    ]);

    expect(options).toMatchObject({ folder: 'out', schedule: 'warmup/Nightly', ledger: 'here', timeoutSeconds: 60, json: true, yes: true });
    expect(readRunOptions(['out', '--limit=3'])).toMatchObject({ limit: 3 });
    expect(options.at).toEqual(new Date('2026-03-01T20:30:00Z'));
    expect([...options.mounts]).toEqual([
      ['lists', 'a folder'],
      ['more', '/x=y'],
    ]);
  });

  test.each([
    [[], '<cdktf.out>'],
    [['out', 'one', 'two'], 'two'],
    [['out', '--at', '2026-03-02 04:30'], '--at'],
    [['out', '--at', '2026-03-02T04:30:00'], 'with a zone'],
    [['out', '--at', '2026-13-02T04:30:00Z'], '--at'],
    [['out', '--limit', '0'], '--limit'],
    [['out', '--limit', '1.5'], '--limit'],
    [['out', '--timeout', '86401'], '--timeout'],
    [['out', '--mount', 'bucket'], 'BUCKET=FOLDER'],
    [['out', '--mount', '=folder'], 'BUCKET=FOLDER'],
    [['out', '--ledger', 'x', '--no-ledger'], '--no-ledger'],
    [['out', '--limit', '3', '--ledger', 'x', '--at', '2026-03-01T20:30:00Z'], '--limit'],
    [['out', '--endpoint', 'https://x', '--emulate'], '--emulate'],
    [['out', '--status-endpoint', 'https://x', '--emulate'], '--emulate'],
    [['out', '--ledger', 'x', '--emulate'], '--dry-run'],
    [['out', '--endpoint', 'https://x/#y'], '--endpoint'],
    [['out', '--endpoint', 'https://user@x'], '--endpoint'],
    [['out', '--status-endpoint', 'vod'], '--status-endpoint'],
    [['out', '--allow-host', 'https://x'], 'HOST:PORT'],
    [['out', '--allow-host', 'user@x'], 'HOST:PORT'],
    [['out', '--allow-host', 'x/y'], 'HOST:PORT'],
    [['out', '--allow-host', ''], 'HOST:PORT'],
    [['out', '--at', '2026-03-01T20:30:00Z', '--at', '2026-03-02T20:30:00Z'], '--at is given twice'],
    [['out', '--yes', '--yes'], '--yes is given twice'],
    [['out', '--access-key', 'x'], '--access-key'],
  ])('%j is refused', (args, named) => {
    expect(() => readRunOptions(args)).toThrow(UsageError);
    expect(() => readRunOptions(args)).toThrow(named);
  });
});

test('the options of list and report', () => {
  expect(readListOptions(['out'])).toEqual({ folder: 'out', states: [], runs: 3, json: false });
  expect(readReportOptions(['-', '--json'])).toEqual({ file: '-', json: true });
  expect(() => readListOptions(['out', '--runs', '0'])).toThrow(UsageError);
  expect(() => readReportOptions([])).toThrow(UsageError);
});

describe('the help of run', () => {
  test.each([
    'at',
    'limit',
    'dry-run',
    'emulate',
    'state',
    'endpoint',
    'status-endpoint',
    'allow-host',
    'ledger',
    'no-ledger',
    'mount',
    'timeout',
    'log',
    'json',
    'yes',
  ])('tells --%s, which there is', (name) => {
    expect(HELP_OF.run).toContain(`  --${name}`);
    // An option that did not exist would be named as unknown; a missing value is named otherwise.
    expect(() => readRunOptions(['out', `--${name}`])).not.toThrow(/Unknown option/);
  });

  test('tells no other', () => {
    const told = [...HELP_OF.run.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name);

    for (const name of told.filter((each) => each !== 'help')) {
      expect(() => readRunOptions(['out', `--${name}`])).not.toThrow(/Unknown option/);
    }
    expect(told).toHaveLength(16);
  });
});

test.each([
  [['out', '--emulate', 'strict'], { emulate: true, strict: true, schedule: undefined }],
  [['out', 'Nightly', '--emulate=strict', '--json'], { emulate: true, strict: true, schedule: 'Nightly', json: true }],
  [['out', '--emulate', 'Nightly'], { emulate: true, strict: false, schedule: 'Nightly' }],
  [['out', 'strict', '--emulate'], { emulate: true, strict: false, schedule: 'strict' }],
  [['out', 'strict'], { emulate: false, strict: false, schedule: 'strict' }],
])('of %j the strict VOD is asked for by name', (args, options) => {
  expect(readRunOptions(args)).toMatchObject(options);
});
