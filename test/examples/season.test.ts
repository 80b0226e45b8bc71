import { beforeAll, describe, expect, test } from 'vitest';
import { MATCHES } from '../../examples/season/matches';
import { synthesizeExample } from '../../tools/examples/synthesize';
import { mediaPrefetch } from '../cli/support/terminal';
import { temporaryFolder } from '../temporary';

const HOUR = 3_600_000;

describe('examples/season', () => {
  const folder = temporaryFolder();
  beforeAll(() => synthesizeExample('season', folder));

  test('has one run for each match, an hour before its kick-off, without a warning', async () => {
    const { stdout, stderr } = await mediaPrefetch(['list', folder, '--json', '--runs', '5'], { now: '2034-08-01T00:00:00Z' });
    expect(stderr).toBe('');
    const listed = Object.fromEntries(JSON.parse(stdout).map((schedule: any) => [schedule.path, schedule]));
    expect(Object.keys(listed).sort()).toEqual(MATCHES.map(({ name }) => `season/${name}`).sort());
    for (const { name, kickOff, mediaIds } of MATCHES) {
      const expected = { nextRuns: [new Date(Date.parse(kickOff) - HOUR).toISOString()], media: mediaIds.length, warnings: [] };
      expect(listed[`season/${name}`]).toMatchObject(expected);
    }
  });

  test('has no run once a match is over', async () => {
    const { stdout } = await mediaPrefetch(['list', folder, '--json'], { now: '2035-06-01T00:00:00Z' });
    expect(JSON.parse(stdout).map(({ nextRuns }: any) => nextRuns)).toEqual(MATCHES.map(() => []));
  });
});
