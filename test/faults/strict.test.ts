import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS, seededRandom, strictOptions } from '../../emulator';
import type { Report } from '../../handler/report';
import { MediaPrefetchSchedule, MediaSelection, TaskType, Verification } from '../../src';
import { mediaId, newStack, only, QUIET } from '../fixtures';
import { Emulators } from '../handler/support/emulated';
import { temporaryFolder } from '../temporary';

const TICK = '2026-03-02T12:00:00Z';
const TIMEOUT = 3_600;
const ALL = Array.from({ length: 60 }, (_, number) => mediaId(number));
const folder = temporaryFolder();
const file = join(folder, 'list.csv');
writeFileSync(file, `mediaId\n${ALL.join('\n')}\n`);

const ids = MediaSelection.ids(ALL);
const object = MediaSelection.bucketObject('lists', 'team/list.csv');
const search = MediaSelection.search({ match: "Title = 'a'" });
const recent = MediaSelection.recent({ withinHours: 2 });
const topPlayed = MediaSelection.topPlayed({ days: 1, limit: 50 });

/** Every kind of selection, with the media assets that it selects. */
const SELECTIONS: readonly (readonly [kind: string, media: MediaSelection, selected: readonly string[]])[] = [
  ['ids', ids, ALL],
  ['file', MediaSelection.file(file), ALL],
  ['object', object, ALL],
  ['search', search, ALL],
  ['recent', recent, ALL],
  ['topPlayed', topPlayed, ALL.slice(0, 50)],
  ['concat', MediaSelection.concat(topPlayed, search), ALL],
  ['excluding', object.excluding(MediaSelection.ids(ALL.slice(30))), ALL.slice(0, 30)],
  ['limit', MediaSelection.concat(ids, recent).limit(25), ALL.slice(0, 25)],
];

const COMBINATIONS = SELECTIONS.flatMap(([kind, media, selected]) =>
  [TaskType.PRELOAD, TaskType.REFRESH, TaskType.REFRESH_THEN_PRELOAD].flatMap((taskType) =>
    [Verification.NONE, Verification.SUBMISSION, Verification.COMPLETION].map((verification) => ({ kind, media, selected, taskType, verification })),
  ),
);

const emulators = new Emulators();
const began = performance.now();
const outcomes = new Map<string, number>();
/** What went wrong, and in how many runs. */
const troubles = new Map<string, number>();

function met(trouble: string, happened: boolean): void {
  troubles.set(trouble, (troubles.get(trouble) ?? 0) + (happened ? 1 : 0));
}

afterEach(() => emulators.closeAll());

afterAll(() => {
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const counts = [...outcomes].sort().map(([outcome, count]) => `${count} ${outcome}`);
  console.log(`strict VOD: ${COMBINATIONS.length} combinations of selection, task and verification: ${counts.join(', ')}; ${seconds} s`);
  console.log(`runs that met ${[...troubles].map(([trouble, count]) => `${trouble}: ${count}`).join(', ')}`);
  // A VOD that is strict in name only would prove nothing.
  expect([...troubles].filter(([, count]) => count === 0)).toEqual([]);
});

describe('against the strict VOD, a run ends in time, counts each media asset once and submits none twice', () => {
  test.each(COMBINATIONS.map((each, index) => ({ ...each, index })))('$kind, $taskType, $verification', async (combination) => {
    const { media, selected, taskType, verification, index } = combination;
    emulators.at(TICK);
    const emulator = await emulators.startWithLimits({
      ...strictOptions(),
      random: seededRandom(index),
      library: ALL.map((id) => ({ mediaId: id, title: 'a', createdAt: Date.parse(TICK) - 3_600_000 })),
      topPlays: () => ALL.map((id, rank) => ({ mediaId: id, vv: 100 - rank })),
    });
    // Some answers are lost on the way: only these may be submitted twice.
    emulator.inject({ kind: 'reset-after-acceptance', action: 'RefreshMediaPlayUrls', when: { callNumber: 2 } });
    const stack = newStack();
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, media, taskType, verification, formats: ['m3u8', 'mp4'], definitions: ['HD', 'SD'] });
    const { payload } = JSON.parse(only(stack, 'alicloud_fcv3_trigger').trigger_config) as { payload: string };
    const lines: string[] = [];
    const began = emulators.clock.elapsed();
    const report = await emulators.run(emulator, JSON.parse(payload), {
      tick: TICK,
      timeout: TIMEOUT,
      environment: { MAX_QPS: '20', BUCKET_MOUNTS: JSON.stringify([{ bucket: 'lists', folder: 'team', path: folder }]) },
      write: (line) => lines.push(line),
    });
    outcomes.set(report.outcome, (outcomes.get(report.outcome) ?? 0) + 1);
    const log = lines.join('');
    met('maintenance', /SystemUpgrading|ServiceBusy/.test(log));
    met('headers in messages', log.includes('[redacted]'));
    met('parts', report.partlySubmitted !== undefined);
    met('late entries', report.unconfirmed > 0);
    met('a spent day', JSON.stringify(report.notSubmitted).includes('account quota'));
    met('lost answers', report.possibleDuplicates.total > 0);

    expect(emulators.clock.elapsed() - began).toBeLessThan(TIMEOUT * 1_000);
    const { counts } = report;
    expect(counts.selected).toBe(selected.length);
    expect(counts.submitted + counts.nonexistent + counts.forbidden + counts.failed + counts.skipped).toBe(selected.length);

    const notSubmitted = namedIn(report, lines);
    expect(notSubmitted.filter((id, at) => notSubmitted.indexOf(id) !== at)).toEqual([]);
    expect(notSubmitted.filter((id) => !selected.includes(id))).toEqual([]);
    expect(notSubmitted).toHaveLength(selected.length - counts.submitted);

    const lastTask = taskType === TaskType.REFRESH ? 'Refresh' : 'Preload';
    const submitted = selected.filter((id) => !notSubmitted.includes(id));
    const withoutUrls = submitted.filter((id) => !emulator.admissions.has(`${lastTask} ${id}`));
    // Without verification, and without an entry in time, nothing tells that VOD had no room.
    expect(withoutUrls.length).toBeLessThanOrEqual(verification === Verification.NONE ? submitted.length : report.unconfirmed);
    const twice = [...emulator.admissions].filter(([, times]) => times > 1).map(([key]) => key.split(' ')[1]);
    expect(twice.filter((id) => !report.possibleDuplicates.mediaIds.includes(id))).toEqual([]);

    const written = log + JSON.stringify(report);
    Object.values(EMULATOR_CREDENTIALS).forEach((secret) => expect(written).not.toContain(secret));
    expect(emulator.calls.filter(({ outcome }) => outcome === 'refused').map(({ code }) => code)).toEqual(
      expect.not.arrayContaining(['InvalidParameter', 'SignatureDoesNotMatch']),
    );
  });
});

/** The media IDs that a report and its log name as not submitted. */
function namedIn({ notSubmitted }: Report, lines: readonly string[]): string[] {
  const logged = lines
    .map((line) => JSON.parse(line) as { message?: string; mediaIds?: string[] })
    .filter(({ message }) => message === 'media not submitted');
  return [...notSubmitted, ...logged].flatMap(({ mediaIds = [] }) => mediaIds);
}
