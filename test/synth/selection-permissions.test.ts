import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaSelection } from '../../src';
import type { Job, Selection } from '../../src/job/job';
import { partsOf } from '../../src/job/selection';
import { QUIET, mediaId, newStack, only } from '../fixtures';
import { Emulators } from '../handler/support/emulated';
import { temporaryFolder } from '../temporary';

const TICK = '2026-03-02T12:00:00Z';

const emulators = new Emulators();

afterEach(() => emulators.closeAll());

const list = MediaSelection.ids([mediaId(1), mediaId(2)]);
const search = MediaSelection.search({ match: "Title = 'a'" });
const recent = MediaSelection.recent({ withinHours: 1 });
const topPlayed = MediaSelection.topPlayed({ days: 1, limit: 5 });
const object = MediaSelection.bucketObject('lists', 'team/list.csv');

/** The job of a selection, and the actions of VOD that the policy allows. */
function synthesize(media: MediaSelection): { job: Job; allowed: string[] } {
  const schedule = new MediaPrefetchSchedule(newStack(), 'Schedule', { ...QUIET, media });
  const job = JSON.parse(JSON.parse(only(schedule, 'alicloud_fcv3_trigger').trigger_config).payload) as Job;
  return {
    job,
    allowed: schedule.prefetcher.requiredActions.filter((action) => action.startsWith('vod:')),
  };
}

/** What the function's environment says of the lists in buckets that a selection takes: each is a file of the tests. */
function mountsOf(selection: Selection): string {
  const path = join(temporaryFolder(), 'list');
  writeFileSync(path, `${mediaId(1)}\n${mediaId(7)}\n`);
  return JSON.stringify(partsOf(selection).flatMap(([, part]) => (part.type === 'object' ? [{ bucket: part.bucket, folder: part.key, path }] : [])));
}

describe('the role may do just what VOD saw a run do, with', () => {
  test.each<[string, MediaSelection]>([
    ['a list', list],
    ['a list in a bucket', object],
    ['a list kept in a bucket', list.storedIn('lists')],
    ['a search', search],
    ['recent media', recent],
    ['the most played', topPlayed],
    ['a list without recent media', list.excluding(recent)],
    ['a few of a list and the most played', MediaSelection.concat(list, topPlayed).limit(3)],
    ['all of it', MediaSelection.concat(object, search, recent, topPlayed).excluding(MediaSelection.ids([mediaId(3)]))],
  ])('%s', async (_, media) => {
    const { job, allowed } = synthesize(media);
    emulators.at(TICK);
    const emulator = await emulators.start({
      library: [1, 2, 3, 4].map((number) => ({ mediaId: mediaId(number), title: 'a', createdAt: Date.parse(TICK) - 600_000 })),
      // A full queue makes a run ask for the quota.
      faults: [
        { kind: 'entry-failed', code: 'PreloadQueueFull', when: { matches: ({ parameters }) => parameters.TaskType === 'Preload' }, times: 1 },
      ],
      topPlays: () => [4, 5].map((number) => ({ mediaId: mediaId(number), vv: number })),
    });
    // Where all is left out, something is submitted all the same.
    const extended: Job = { ...job, selection: { type: 'concat', selections: [job.selection, { type: 'ids', ids: [mediaId(9)] }] } };

    const report = await emulators.run(emulator, extended, { environment: { BUCKET_MOUNTS: mountsOf(job.selection) } });

    const seen = Object.entries(emulator.statistics()).filter(([, { total }]) => total > 0);
    expect(report).toMatchObject({ outcome: 'ok', counts: { failed: 0 } });
    expect(seen.map(([action]) => `vod:${action}`).sort()).toEqual(allowed);
  });
});
