import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileOf as fileIn } from '../../../handler/selections/object';
import { MediaSelection } from '../../../src';
import type { ListPart } from '../../../src/api/media-tree';
import type { Selection } from '../../../src/job/job';
import { temporaryFolder } from '../../temporary';
import { Fixture, jobOf, mediaFor, mediaId, mediaIds } from '../support/fixture';

function fileOf(text: string): string {
  const path = join(temporaryFolder(), 'list.csv');
  writeFileSync(path, text);
  return path;
}

const LIST = { type: 'object', bucket: 'lists', key: 'nightly/list.csv' } as const;
/** The environment of a function that has the file of `fileOf`, or any other, as the list. */
const mounting = (path: string) => ({ BUCKET_MOUNTS: JSON.stringify([{ bucket: 'lists', folder: 'nightly/list.csv', path }]) });
const run = (path: string, selection: Selection = LIST) => new Fixture({ environment: mounting(path) }).run(jobOf([], { version: 3, selection }));

describe('a list in a mounted bucket', () => {
  test('is submitted in its order, whatever the lines end with and however long it is', async () => {
    const ids = mediaIds(5_000);
    for (const end of ['\n', '\r\n', '\r']) {
      const path = fileOf(`\uFEFF# list${end}${ids.join(end)}${end}`);
      const fixture = new Fixture({ environment: { MAX_QPS: '1000', ...mounting(path) } });
      const report = await fixture.run(jobOf([], { version: 3, selection: LIST }));
      expect(report.counts).toMatchObject({ selected: 5_000, submitted: 5_000, duplicates: 0 });
      expect(fixture.vod.submissions.flatMap((call) => call.mediaIds)).toEqual(ids);
    }
  });

  test.each([
    ['one ID a line', `${mediaId(1)}\n${mediaId(2)}`],
    ['CSV with a named column', `title,mediaId\n"Pilot, the",${mediaId(1)}\n"He said ""go""",${mediaId(2)}\n`],
    ['comments and blank lines', `# season\n\n${mediaId(1)} # the pilot\r\n${mediaId(2)}`],
  ])('is read as a file at synth is: %s', async (_, text) => {
    const path = fileOf(text);
    const fixture = new Fixture({ environment: mounting(path) });
    await fixture.run(jobOf([], { version: 3, selection: LIST }));
    expect(fixture.vod.submissions.flatMap((call) => call.mediaIds)).toEqual((MediaSelection.file(path)._media as ListPart).ids);
  });

  test('counts what is no media ID as skipped, without a call for it, and repeats once', async () => {
    const report = await run(fileOf(`title,mediaId\na,${mediaId(1)}\nb,no media\nc\nd,no media\ne,${mediaId(1)}\nf,ä\n`));
    expect(report.counts).toEqual({ selected: 4, duplicates: 2, submitted: 1, nonexistent: 0, forbidden: 0, failed: 0, skipped: 3 });
    expect(mediaFor(report, 'skipped', 'not a media ID')).toEqual(['no media', 'line 4', 'ä']);
    expect(report.calls.total).toBe(2);
  });

  test('that is not there fails the run, and says which list', async () => {
    const report = await run('/no/such/list.csv');
    expect(report).toMatchObject({
      outcome: 'failed',
      selectionError: 'The list nightly/list.csv in bucket lists is not there',
      counts: { selected: 0 },
    });
    expect(report.hints).toEqual(['Put the object nightly/list.csv into the bucket.']);
  });

  test('that is a folder, or no text, fails the run', async () => {
    expect((await run(tmpdir())).selectionError).toMatch(/could not be read \(EISDIR\)/);
    expect((await run(fileOf('x'.repeat(200_000)))).selectionError).toMatch(/a line of more than 65536 characters/);
  });

  test('that cannot be read ends the selection, and what came before it is submitted', async () => {
    const report = await run('/no/such/list.csv', {
      type: 'concat',
      selections: [{ type: 'ids', ids: mediaIds(3) }, LIST, { type: 'ids', ids: [mediaId(9)] }],
    });
    expect(report).toMatchObject({ outcome: 'failed', counts: { selected: 3, submitted: 3 } });
  });

  test('is read to its end where the run is out of time', async () => {
    const fixture = new Fixture({ timeout: 5, environment: { MAX_QPS: '1', ...mounting(fileOf(mediaIds(400).join('\n'))) } });
    const report = await fixture.run(jobOf([], { version: 3, selection: LIST }));
    expect(report.counts).toMatchObject({ selected: 400, skipped: 400 - report.counts.submitted });
    expect(report.hints).toEqual([]);
  });
});

describe('the file of a list', () => {
  const mounts = [
    { bucket: 'lists', folder: '', path: '/mnt/all' },
    { bucket: 'lists', folder: 'a/b', path: '/mnt/b' },
    { bucket: 'lists', folder: 'a', path: '/mnt/a' },
    { bucket: 'others', folder: 'x', path: '/mnt/x' },
  ];

  test.each([
    ['lists', 'list.csv', '/mnt/all/list.csv'],
    ['lists', 'a/list.csv', '/mnt/a/list.csv'],
    ['lists', 'a/b/c/list.csv', '/mnt/b/c/list.csv'],
    ['lists', 'ab/list.csv', '/mnt/all/ab/list.csv'],
    ['others', 'x/é ..csv', '/mnt/x/é ..csv'],
    ['others', 'x', '/mnt/x'],
  ])('in bucket %s with key %s is %s', (bucket, key, file) => {
    expect(fileIn(bucket, key, mounts)).toBe(file);
  });

  test.each([
    ['others', 'list.csv', ''],
    ['others', 'xy/list.csv', 'xy'],
    ['elsewhere', 'x/list.csv', 'x'],
  ])('in bucket %s with key %s is not mounted', (bucket, key, folder) => {
    const message = `The list ${key} in bucket ${bucket} is not mounted`;
    const hint = expect.stringContaining(`the folder "${folder}" of bucket ${bucket}`);
    expect(() => fileIn(bucket, key, mounts)).toThrow(expect.objectContaining({ name: 'SelectionError', message, hint }));
  });

  test.each(['', '/list.csv', 'a//list.csv', 'a/', '..', 'a/../list.csv', '../list.csv', './list.csv', 'a/.', 'a\\b', 'a\0b', 'a\nb', 'a\u007fb'])(
    'is none with key %j',
    (key) => {
      expect(() => fileIn('lists', key, mounts)).toThrow(
        expect.objectContaining({ name: 'SelectionError', message: expect.stringContaining('no path') }),
      );
    },
  );
});

describe('combined lists', () => {
  const ids = (...numbers: number[]): Selection => ({ type: 'ids', ids: numbers.map(mediaId) });

  test.each<[string, Selection, number[], number]>([
    ['one after the other, repeats dropped', { type: 'concat', selections: [ids(1, 2), ids(2, 3)] }, [1, 2, 3], 1],
    ['without those of another', { type: 'excluding', selection: ids(1, 2, 3, 4), excluded: ids(2, 4, 9) }, [1, 3], 0],
    ['the first, repeats not counted', { type: 'limit', selection: ids(1, 1, 2, 1, 3, 4), count: 3 }, [1, 2, 3], 2],
    ['the first of what is left', { type: 'limit', selection: { type: 'excluding', selection: ids(1, 2, 3), excluded: ids(1) }, count: 1 }, [2], 0],
    ['a limit within', { type: 'concat', selections: [{ type: 'limit', selection: ids(1, 2, 3), count: 2 }, ids(5)] }, [1, 2, 5], 0],
  ])('are taken %s', async (_, selection, taken, duplicates) => {
    const fixture = new Fixture();
    const report = await fixture.run(jobOf([], { version: 2, selection }));
    expect(fixture.vod.submissions.flatMap((call) => call.mediaIds)).toEqual(taken.map(mediaId));
    expect(report.counts).toMatchObject({ selected: taken.length, submitted: taken.length, duplicates });
  });
});
