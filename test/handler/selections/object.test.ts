import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openList, type ListFile } from '../../../handler/selections/list-file';
import { placeOf } from '../../../handler/selections/object';
import { MediaSelection } from '../../../src';
import type { ListPart } from '../../../src/api/media-tree';
import type { Selection } from '../../../src/job/job';
import { anyList } from '../../support/any-list';
import { temporaryFolder } from '../../temporary';
import { vodError } from '../support/fake-vod';
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

  test('counts each row without a media ID as skipped, names its line, and quotes nothing of it', async () => {
    const report = await run(fileOf(`title,mediaId\na,${mediaId(1)}\nb,no media\nc\nd,no media\ne,${mediaId(1)}\nf,ä\n`));
    expect(report.counts).toEqual({ selected: 5, duplicates: 1, submitted: 1, nonexistent: 0, forbidden: 0, failed: 0, skipped: 4 });
    expect(mediaFor(report, 'skipped', 'not a media ID')).toEqual([3, 4, 5, 7].map((line) => `line ${line} of nightly/list.csv`));
    expect(report.calls.total).toBe(2);
    expect(JSON.stringify(report)).not.toContain('no media');
  });

  test('gives the IDs that it gives at synth, whatever is in it', async () => {
    const path = fileOf('');
    await fc.assert(
      fc.asyncProperty(anyList(), async ({ text, ids }) => {
        writeFileSync(path, text);
        const fixture = new Fixture({ environment: mounting(path) });
        await fixture.run(jobOf([], { version: 3, selection: LIST }));
        const distinct = [...new Set(ids)];
        expect(fixture.vod.submissions.flatMap((call) => call.mediaIds)).toEqual(distinct);
        expect([...new Set((MediaSelection.file(path)._media as ListPart).ids)]).toEqual(distinct);
      }),
      { numRuns: 50 },
    );
  });

  test('that is JSON fails the run in one message', async () => {
    expect(await run(fileOf(JSON.stringify(mediaIds(30), undefined, 1)))).toMatchObject({
      outcome: 'failed',
      selectionError: expect.stringMatching(/^The list nightly\/list.csv in bucket lists could not be read: it is JSON$/),
      counts: { selected: 0 },
      notSubmitted: [],
    });
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
    expect((await run(tmpdir())).selectionError).toMatch(/is no regular file$/);
    expect((await run(fileOf('x'.repeat(200_000)))).selectionError).toMatch(/line 1 has more than 65536 characters$/);
  });

  test('that cannot be read ends the selection, and what came before it is submitted', async () => {
    const report = await run('/no/such/list.csv', {
      type: 'concat',
      selections: [{ type: 'ids', ids: mediaIds(3) }, LIST, { type: 'ids', ids: [mediaId(9)] }],
    });
    expect(report).toMatchObject({ outcome: 'failed', counts: { selected: 3, submitted: 3 } });
  });

  test('is read to its end where the rest is only counted, as long as there is time', async () => {
    const fixture = new Fixture({ environment: mounting(fileOf(mediaIds(5_000).join('\n'))), fault: () => vodError(403, 'Forbidden.RAM') });
    const report = await fixture.run(jobOf([], { version: 3, selection: LIST }));
    expect(report.counts).toMatchObject({ selected: 5_000, skipped: expect.any(Number) });
    expect(report.hints.join()).not.toContain('not read to its end');
  });

  test('is not read further once the time is over, and the report says so', async () => {
    const fixture = new Fixture({ timeout: 5, environment: { MAX_QPS: '1', ...mounting(fileOf(mediaIds(50_000).join('\n'))) } });
    const report = await fixture.run(jobOf([], { version: 3, selection: LIST }));
    expect(report.counts.selected).toBeLessThan(10_000);
    expect(report.outcome).not.toBe('ok');
    expect(report.hints.join()).toContain('not read to its end');
  });

  test('of one piece is counted to its end where the time is over', async () => {
    const fixture = new Fixture({ timeout: 5, environment: { MAX_QPS: '1', ...mounting(fileOf(mediaIds(400).join('\n'))) } });
    const report = await fixture.run(jobOf([], { version: 3, selection: LIST }));
    expect(report.counts).toMatchObject({ selected: 400, skipped: 400 - report.counts.submitted });
    expect(report.hints.join()).not.toContain('not read to its end');
  });

  test.each<[string, number, (open: () => Promise<ListFile>) => Promise<ListFile>]>([
    ['opening', 0, () => new Promise(() => undefined)],
    ['reading', 0, async (open) => ({ ...(await open()), read: () => new Promise(() => undefined) })],
    ['reading on', 1, async (open) => onceThenNever(await open())],
  ])('on a mount that hangs at %s ends the selection in time', async (_, submitted, hang) => {
    const path = fileOf(mediaIds(1).join('\n') + '\n'.repeat(100_000));
    const fixture = new Fixture({ timeout: 20, environment: mounting(path), openList: (...place) => hang(() => openList(...place)) });
    const report = await fixture.run(jobOf([], { version: 3, selection: LIST }));
    expect(report).toMatchObject({ outcome: 'failed', selectionError: expect.stringMatching(/could not be read in time/), counts: { submitted } });
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(20_000);
  });

  test.each<[string, (file: ListFile) => ListFile, RegExp]>([
    ['gets shorter', (file) => ({ ...file, size: file.size + 1 }), /changed while it was read/],
    ['gets longer', (file) => ({ ...file, size: 1 }), /changed while it was read/],
    ['has bytes without a size, as those of /proc', (file) => ({ ...file, size: 0 }), /no regular file/],
    ['fails', (file) => ({ ...file, read: () => Promise.reject(Object.assign(new Error(), { code: 'EIO' })) }), /could not be read \(EIO\)/],
  ])('that %s while it is read fails the run', async (_, change, message) => {
    const fixture = new Fixture({ environment: mounting(fileOf(mediaId(1))), openList: async (...place) => change(await openList(...place)) });
    const report = await fixture.run(jobOf([], { version: 3, selection: LIST }));
    expect(report).toMatchObject({ outcome: 'failed', selectionError: expect.stringMatching(message) });
  });
});

/** Reads the first bytes, and hangs then. */
function onceThenNever(file: ListFile): ListFile {
  let reads = 0;
  return { ...file, read: (buffer) => (reads++ === 0 ? file.read(buffer) : new Promise(() => undefined)) };
}

describe('a file below a mount', () => {
  /** Runs over a key below a folder that is mounted as a whole. */
  const runBelow = (folder: string, key: string) => {
    const environment = { BUCKET_MOUNTS: JSON.stringify([{ bucket: 'lists', folder: '', path: folder }]) };
    return new Fixture({ environment }).run(jobOf([], { version: 3, selection: { ...LIST, key } }));
  };

  test('is read through links that stay below it', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a', 'list'), mediaId(1));
    symlinkSync('a', join(folder, 'b'));
    symlinkSync(join(folder, 'b', 'list'), join(folder, 'link'));
    expect((await runBelow(folder, 'link')).counts.submitted).toBe(1);
    // The mount itself may be a link.
    const link = join(temporaryFolder(), 'mount');
    symlinkSync(folder, link);
    expect((await runBelow(link, 'b/list')).counts.submitted).toBe(1);
  });

  test.each(['list', 'folder/list', 'environ'])('is not read where a link leads out of it: %s', async (key) => {
    const [outer, folder] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(outer, 'list'), 'secret');
    symlinkSync(join(outer, 'list'), join(folder, 'list'));
    symlinkSync(outer, join(folder, 'folder'));
    symlinkSync('/proc/self/environ', join(folder, 'environ'));
    const report = await runBelow(folder, key);
    expect(report).toMatchObject({
      outcome: 'failed',
      selectionError: `The list ${key} in bucket lists is not read: its path leads out of the mount`,
    });
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  test('is not read where a sibling folder begins with its name', async () => {
    const outer = temporaryFolder();
    ['lists', 'lists2'].forEach((name) => mkdirSync(join(outer, name)));
    writeFileSync(join(outer, 'lists2', 'list'), 'secret');
    symlinkSync(join(outer, 'lists2', 'list'), join(outer, 'lists', 'list'));
    expect((await runBelow(join(outer, 'lists'), 'list')).selectionError).toMatch(/leads out of the mount/);
  });

  test('is not read where it is a pipe, which nobody writes into', async () => {
    const folder = temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect((await runBelow(folder, 'pipe')).selectionError).toBe('The list pipe in bucket lists is not read: it is no regular file');
  });

  test('is not read where the mount is a file of the system without a size', async () => {
    expect((await run('/proc/self/environ')).selectionError).toMatch(/is no regular file$/);
  });

  test('has no path of the job: version 3 knows none, and that of version 2 is not read', async () => {
    const path = fileOf(mediaId(1));
    const selection = { ...LIST, path: '/proc/self/environ' } as Selection;
    await expect(run(path, selection)).rejects.toThrow(/selection.path: unknown/);
    const fixture = new Fixture({ environment: mounting(path) });
    expect((await fixture.run(jobOf([], { version: 2, selection }))).counts.submitted).toBe(1);
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
    expect(join(...placeOf(bucket, key, mounts))).toBe(file);
  });

  test.each([
    ['others', 'list.csv', ''],
    ['others', 'xy/list.csv', 'xy'],
    ['elsewhere', 'x/list.csv', 'x'],
  ])('in bucket %s with key %s is not mounted', (bucket, key, folder) => {
    const message = `The list ${key} in bucket ${bucket} is not mounted`;
    const hint = expect.stringContaining(`the folder "${folder}" of bucket ${bucket}`);
    expect(() => placeOf(bucket, key, mounts)).toThrow(expect.objectContaining({ name: 'SelectionError', message, hint }));
  });

  test.each([
    '',
    '/list.csv',
    'a//list.csv',
    'a/',
    '..',
    'a/../list.csv',
    '../list.csv',
    './list.csv',
    'a/.',
    'a\\b',
    'a\0b',
    'a\nb',
    'a\u007fb',
    'a*',
    'a?/b',
    'a/${b}',
  ])('is none with key %j', (key) => {
    expect(() => placeOf('lists', key, mounts)).toThrow(
      expect.objectContaining({ name: 'SelectionError', message: expect.stringContaining('no path') }),
    );
  });
});

describe('an excluded list fails closed:', () => {
  const MEDIA: Selection = { type: 'ids', ids: mediaIds(3) };
  const excluding = (path: string, selection: Selection = MEDIA) => run(path, { type: 'excluding', selection, excluded: LIST });

  test.each([
    ['a title in its first column', `title\nEpisode 3\nsecond one\n`, /no media ID: "line 2 of nightly/],
    ['a title before a #', `Episode #3,${mediaId(1)}\n`, /no media ID: "line 1 of nightly/],
    ['an empty cell', `title,mediaId\nPilot,${mediaId(0)}\nsecond,\n`, /no media ID: "line 3 of nightly/],
    ['rows, and no ID', `x y\n`, /no media ID: "line 1 of nightly/],
    ['an unquoted delimiter', `title,mediaId\nPilot, the,${mediaId(1)}\n`, /no media ID: "line 2 of nightly/],
    ['an ID that was cut short', `${mediaId(0)}\n${mediaId(1).slice(1)}\n`, /of another form than the others: "0{30}1"/],
    ['nothing but an ID that was cut short', `${mediaId(1).slice(1)}\n`, /of another form than the others/],
    ['an ID that a spreadsheet took for a number', `${mediaId(0)},Pilot\n8E31,Second\n`, /: "8E31"/],
    ['a header of another name', `title\n${mediaId(1)}\n`, /of another form than the others: "title"/],
    ['JSON', JSON.stringify(mediaIds(1)), /it is JSON/],
    ['a quote that is not closed', `mediaId,title\n${mediaId(0)},"x\n${mediaId(1)},y`, /a quote that is not closed/],
  ])('with %s nothing of the selection is submitted', async (_, text, message) => {
    const report = await excluding(fileOf(text));
    expect(report).toMatchObject({ outcome: 'failed', selectionError: expect.stringMatching(message), counts: { selected: 0, submitted: 0 } });
  });

  test.each([
    ['upper case, as a spreadsheet may write it', (id: string) => id.toUpperCase(), (id: string) => id],
    ['lower case, where the selection has the other', (id: string) => id, (id: string) => id.toUpperCase()],
  ])('IDs in %s exclude all the same', async (_, written, selected) => {
    const ids = ['a', 'b', 'c'].map((digit) => digit.repeat(32));
    const fixture = new Fixture({ environment: mounting(fileOf(`${written(ids[0])}\n${ids[1]},Pilot\n`)) });
    const selection: Selection = { type: 'excluding', selection: { type: 'ids', ids: ids.map(selected) }, excluded: LIST };
    await fixture.run(jobOf([], { version: 3, selection }));
    expect(fixture.vod.submissions.flatMap((call) => call.mediaIds)).toEqual([selected(ids[2])]);
  });

  test('but IDs of another form differ by their case', async () => {
    const fixture = new Fixture();
    const selection: Selection = { type: 'excluding', selection: { type: 'ids', ids: ['a', 'A'] }, excluded: { type: 'ids', ids: ['A'] } };
    await fixture.run(jobOf([], { version: 3, selection }));
    expect(fixture.vod.submissions.flatMap((call) => call.mediaIds)).toEqual(['a']);
  });

  test('one that is not there', async () => {
    expect(await excluding('/no/such/list')).toMatchObject({ outcome: 'failed', counts: { submitted: 0 } });
  });

  test('one that the deadline cuts off', async () => {
    const path = fileOf(mediaIds(10_000).join('\n'));
    const slow = { openList: async (...place: Parameters<typeof openList>) => slowly(await openList(...place)) };
    const slowly = (file: ListFile): ListFile => ({ ...file, read: (buffer) => fixture.clock.sleep(3_500).then(() => file.read(buffer)) });
    const fixture = new Fixture({ timeout: 20, environment: mounting(path), ...slow });
    const report = await fixture.run(jobOf([], { version: 3, selection: { type: 'excluding', selection: MEDIA, excluded: LIST } }));
    expect(report).toMatchObject({
      outcome: 'failed',
      selectionError: 'What is excluded was not read to its end: the run was over',
      counts: { selected: 0, submitted: 0 },
    });
  });

  test.each(['', '# nothing yet\n\n', 'title,mediaId\n'])('but not one that excludes nothing: %j', async (text) => {
    expect(await excluding(fileOf(text))).toMatchObject({ outcome: 'ok', counts: { submitted: 3 } });
  });

  test('nor one with titles, quotes and semicolons in order', async () => {
    const report = await excluding(fileOf(`mediaId;title\n${mediaId(1)};Episode #3\n${mediaId(2)};"a;\n#b"\n`));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 1 } });
  });
});

describe('combined lists', () => {
  test('of one form of media IDs may exclude, whatever the form is', async () => {
    const selection: Selection = {
      type: 'excluding',
      selection: { type: 'ids', ids: ['one', 'two'] },
      excluded: { type: 'ids', ids: ['two', 'three'] },
    };
    expect(await new Fixture().run(jobOf([], { version: 2, selection }))).toMatchObject({ outcome: 'ok', counts: { submitted: 1 } });
  });

  const ids = (...numbers: number[]): Selection => ({ type: 'ids', ids: numbers.map(mediaId) });

  test.each<[string, Selection, number[], number]>([
    ['one after the other, repeats dropped', { type: 'concat', selections: [ids(1, 2), ids(2, 3)] }, [1, 2, 3], 1],
    ['without those of another', { type: 'excluding', selection: ids(1, 2, 3, 4), excluded: ids(2, 4, 9) }, [1, 3], 0],
    ['the first, repeats not counted', { type: 'limit', selection: ids(1, 1, 2, 1, 3, 4), count: 3 }, [1, 2, 3], 2],
    ['the first of what is left', { type: 'limit', selection: { type: 'excluding', selection: ids(1, 2, 3), excluded: ids(1) }, count: 1 }, [2], 0],
    [
      'with an empty list among them',
      { type: 'concat', selections: [ids(), ids(1, 2), ids(), { type: 'limit', selection: ids(), count: 1 }] },
      [1, 2],
      0,
    ],
    ['with no selection among them', { type: 'concat', selections: [{ type: 'concat', selections: [] }, ids(1)] }, [1], 0],
    ['without those of an empty list', { type: 'excluding', selection: ids(1, 2), excluded: ids() }, [1, 2], 0],
    ['without those of empty lists', { type: 'excluding', selection: ids(1), excluded: { type: 'concat', selections: [ids(), ids()] } }, [1], 0],
    ['with nothing left of a part', { type: 'concat', selections: [{ type: 'excluding', selection: ids(), excluded: ids(1) }, ids(1)] }, [1], 0],
    ['a limit within', { type: 'concat', selections: [{ type: 'limit', selection: ids(1, 2, 3), count: 2 }, ids(5)] }, [1, 2, 5], 0],
  ])('are taken %s', async (_, selection, taken, duplicates) => {
    const fixture = new Fixture();
    const report = await fixture.run(jobOf([], { version: 2, selection }));
    expect(fixture.vod.submissions.flatMap((call) => call.mediaIds)).toEqual(taken.map(mediaId));
    expect(report.counts).toMatchObject({ selected: taken.length, submitted: taken.length, duplicates });
    expect(report.outcome).toBe('ok');
  });

  test.each<[string, Selection, string]>([
    ['an empty list', ids(), 'MP011 media.ids: no media'],
    ['empty lists', { type: 'concat', selections: [ids(), ids()] }, 'MP011 media.concat[1].ids: no media'],
    ['no selection', { type: 'concat', selections: [] }, 'MP011 media.concat: no selection'],
    ['an empty list without another', { type: 'excluding', selection: ids(), excluded: ids(1) }, 'MP011 media.ids: no media'],
  ])('that are %s as a whole are no job', async (_, selection, problem) => {
    const fixture = new Fixture();
    await expect(fixture.run(jobOf([], { version: 2, selection }))).rejects.toThrow(problem);
    expect(fixture.vod.submissions).toEqual([]);
  });

  test('of which a bucket gives the last may be empty, and then fail for want of media', async () => {
    const selection: Selection = { type: 'concat', selections: [ids(), LIST] };
    expect(await run(fileOf(mediaId(1)), selection)).toMatchObject({ outcome: 'ok', counts: { submitted: 1 } });
    expect(await run(fileOf('# no media\n'), selection)).toMatchObject({ outcome: 'failed', counts: { selected: 0 } });
  });
});
