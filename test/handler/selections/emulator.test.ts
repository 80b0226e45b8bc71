import { afterEach, describe, expect, test } from 'vitest';
import type { LibraryMedia, TopPlay } from '../../../emulator';
import type { Selection } from '../../../src/job/job';
import { Emulators } from '../support/emulated';
import { jobOf, mediaId } from '../support/fixture';

const HOUR = 3_600_000;
const TICK = '2026-03-01T20:30:00Z';

const emulators = new Emulators();

afterEach(() => emulators.closeAll());

const job = (selection: Selection, version = 2) => jobOf([], { version, selection });
const search = (match: string, sortBy?: string): Selection => ({ type: 'search', match, sortBy });
const ofNumbers = (numbers: readonly number[]) => numbers.map(mediaId);
const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

/** Media that were made one second after the other, the last one an hour before the tick. */
function library(count: number, more: (number: number) => Partial<LibraryMedia> = () => ({})): LibraryMedia[] {
  return upTo(count).map((number) => ({ mediaId: mediaId(number), createdAt: Date.parse(TICK) - HOUR - (count - number) * 1_000, ...more(number) }));
}

describe('media types', () => {
  const SEARCHES: readonly Selection[] = [search("Status in ('Normal')", 'CreationTime:Asc'), { type: 'recent', withinHours: 24 }];
  const mixed = () => library(5, (number) => ({ mediaType: number % 2 === 1 ? 'audio' : 'video' }));

  test.each(SEARCHES)('are videos, and then audio files, of $type', async (selection) => {
    const emulator = await emulators.start({ library: mixed() });
    const report = await emulators.run(emulator, job(selection, 4));
    expect([...emulator.submissions.keys()]).toEqual(ofNumbers([0, 2, 4, 1, 3]));
    expect(report).toMatchObject({ outcome: 'ok', counts: { selected: 5, submitted: 5 } });
  });

  test.each(SEARCHES)('of $type are those that are named, in their order, each once', async (selection) => {
    const emulator = await emulators.start({ library: mixed() });
    await emulators.run(emulator, job({ ...selection, mediaTypes: ['video'] } as Selection, 4));
    expect([...emulator.submissions.keys()]).toEqual(ofNumbers([0, 2, 4]));
    const other = await emulators.start({ library: mixed() });
    await emulators.run(other, job({ ...selection, mediaTypes: ['audio', 'video', 'audio'] } as Selection, 4));
    expect([...other.submissions.keys()]).toEqual(ofNumbers([1, 3, 0, 2, 4]));
    expect([...other.submissions.values()]).toEqual([1, 1, 1, 1, 1]);
  });

  test.each(SEARCHES.flatMap((selection) => [2, 3].map((version) => [selection.type, version, selection] as const)))(
    'of a %s of a job of version %i are videos',
    async (_, version, selection) => {
      const emulator = await emulators.start({ library: mixed() });
      await emulators.run(emulator, job(selection, version));
      expect([...emulator.submissions.keys()]).toEqual(ofNumbers([0, 2, 4]));
    },
  );

  test('of a search of a job of version 3 are the one that it names', async () => {
    const emulator = await emulators.start({ library: mixed() });
    await emulators.run(emulator, job({ ...SEARCHES[0], searchType: 'audio' } as unknown as Selection, 3));
    expect([...emulator.submissions.keys()]).toEqual(ofNumbers([1, 3]));
  });

  test('that are not read to their end are no success', async () => {
    const emulator = await emulators.start({
      library: mixed(),
      faults: [{ kind: 'forbidden', action: 'SearchMedia', when: { callNumber: 2 } }],
    });
    const report = await emulators.run(emulator, job({ type: 'recent', withinHours: 24 }, 4));
    expect(report).toMatchObject({ outcome: 'failed', counts: { selected: 3, submitted: 3 } });
  });
});

describe('a search', () => {
  test('finds what its match and the statuses say', async () => {
    const emulator = await emulators.start({
      library: library(6, (number) => ({
        cateId: number % 2,
        status: number < 2 ? 'Blocked' : 'Normal',
        mediaType: number === 5 ? 'audio' : 'video',
      })),
    });
    await emulators.run(emulator, job(search("CateId = 1 and Status in ('Normal')")));
    expect([...emulator.submissions.keys()]).toEqual(ofNumbers([3]));
  });

  test.each([
    ['by page numbers', 450],
    ['by tokens', 5_150],
  ])('read %s misses no media, whatever is uploaded meanwhile', async (_, count) => {
    const emulator = await emulators.start({ library: library(count) });
    let uploads = count;
    const report = await emulators.run(emulator, job(search("Status in ('Normal')")), {
      afterAnswer: (action) => {
        if (action === 'SearchMedia') {
          upTo(7).forEach(() => emulator.addMedia({ mediaId: mediaId(uploads++), createdAt: emulators.clock.now() }));
        }
      },
    });
    expect(ofNumbers(upTo(count)).filter((id) => emulator.submissions.get(id) !== 1)).toEqual([]);
    expect(report).toMatchObject({ outcome: 'ok', counts: { failed: 0, skipped: 0 } });
    expect([...emulator.submissions.values()].filter((times) => times > 1)).toEqual([]);
  });

  test('of several sort keys is a failed run beyond 5,000 media, and says why', async () => {
    const emulator = await emulators.start({ library: library(5_100) });
    const report = await emulators.run(emulator, job(search("Status in ('Normal')", 'CreationTime:Asc,ModificationTime:Asc')));
    expect(report.outcome).toBe('failed');
    expect(report.selectionError).toMatch(/SortByExceededMax/);
  });

  test('with a match that VOD cannot read is a failed run that says what VOD said', async () => {
    const report = await emulators.run(await emulators.start({ library: library(1) }), job(search('Title == 5')));
    expect(report).toMatchObject({ outcome: 'failed', counts: { selected: 0 } });
    expect(report.selectionError).toMatch(/ErrorMatchSyntax \(The parameter Match/);
    expect(report.hints).toContain('VOD refused what SearchMedia was asked for: look at the selection.');
  });

  test.each(['reset-after-acceptance', 'garbage', 'server-error', 'throttle', 'truncated'] as const)(
    'is read whole through a call that ends in %s',
    async (kind) => {
      const emulator = await emulators.start({ library: library(250), faults: [{ kind, action: 'SearchMedia', when: { callNumber: 2 } }] });
      const report = await emulators.run(emulator, job(search("Status in ('Normal')")));
      expect(report).toMatchObject({ outcome: 'ok', counts: { selected: 250, submitted: 250, duplicates: 0 } });
      expect(emulator.statistics().SearchMedia.total).toBe(4);
    },
  );
});

describe('recent media', () => {
  const recent: Selection = { type: 'recent', withinHours: 2 };

  test('are those made from two hours before the tick on, up to it, the oldest first', async () => {
    const at = (milliseconds: number) => Date.parse(TICK) + milliseconds;
    const emulator = await emulators.start({
      library: [
        { mediaId: mediaId(1), createdAt: at(-2 * HOUR - 1_000) },
        { mediaId: mediaId(2), createdAt: at(-2 * HOUR) },
        { mediaId: mediaId(4), createdAt: at(-1_000) },
        { mediaId: mediaId(3), createdAt: at(-HOUR) },
        { mediaId: mediaId(5), createdAt: at(-HOUR), status: 'Transcoding' },
        { mediaId: mediaId(6), createdAt: at(0) },
      ],
    });
    await emulators.run(emulator, job(recent), { tick: TICK });
    expect([...emulator.submissions.keys()]).toEqual(ofNumbers([2, 3, 4]));
  });

  test('are each read once, whatever is uploaded meanwhile', async () => {
    const emulator = await emulators.start({ library: library(350) });
    let uploads = 1_000;
    const report = await emulators.run(emulator, job(recent), {
      tick: TICK,
      afterAnswer: (action) =>
        action === 'SearchMedia' && emulator.addMedia({ mediaId: mediaId(uploads++), createdAt: Date.parse(TICK) + uploads * 1_000 }),
    });
    expect([...emulator.submissions.keys()].sort()).toEqual(ofNumbers(upTo(350)));
    expect(report.counts).toMatchObject({ selected: 350, duplicates: 0 });
  });
});

describe('the most played media', () => {
  const top: Selection = { type: 'topPlayed', days: 2, limit: 2 };
  const days: Record<string, TopPlay[]> = {
    '2026-02-27': [{ mediaId: mediaId(1), vv: 9 }],
    '2026-02-28': [
      { mediaId: mediaId(2), vv: 8 },
      { mediaId: mediaId(3), vv: 1 },
    ],
    '2026-03-01': [
      { mediaId: mediaId(4), vv: 7 },
      { mediaId: mediaId(3), vv: 9 },
    ],
  };

  test.each([
    ['before 09:00 in Shanghai', '2026-03-02T08:59:00+08:00', ['2026-02-27', '2026-02-28'], [1, 2]],
    ['from 09:00 on', '2026-03-02T09:00:00+08:00', ['2026-02-28', '2026-03-01'], [3, 2]],
  ])('%s are those of the days that are ready then', async (_, tick, dates, chosen) => {
    emulators.at(tick);
    const emulator = await emulators.start({ topPlays: days });
    const report = await emulators.run(emulator, job(top));
    expect(report).toMatchObject({ outcome: 'ok', dataDates: dates });
    expect([...emulator.submissions.keys()]).toEqual(ofNumbers(chosen));
  });

  test('are asked for at the status endpoint', async () => {
    emulators.at('2026-03-02T12:00:00Z');
    const [elsewhere, shanghai] = [await emulators.start({ shanghaiOnlyActions: false }), await emulators.start({ topPlays: days })];
    const report = await emulators.run(elsewhere, job(top), { environment: { VOD_STATUS_ENDPOINT: shanghai.endpoint } });
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 2 } });
    expect(shanghai.statistics().DescribePlayTopVideos.total).toBe(2);
  });

  test('in a region that does not serve them are a failed run', async () => {
    const report = await emulators.run(await emulators.start({ shanghaiOnlyActions: false }), job(top));
    expect(report).toMatchObject({ outcome: 'failed', counts: { selected: 0 } });
    expect(report.selectionError).toMatch(/InvalidAction.NotFound/);
  });
});
