import { afterEach, describe, expect, test } from 'vitest';
import { Emulators } from './support/emulated';
import { jobOf, mediaIds } from './support/fixture';

const MINUTE = 60_000;

const emulators = new Emulators();
afterEach(() => emulators.closeAll());

/** An emulator whose wall clock is so far from the function's. */
async function withOffset(milliseconds: number) {
  const { clock } = emulators;
  return emulators.start({ clock: { ...clock.ofEmulator, now: () => clock.now() + milliseconds } });
}

describe.each([-15, -5, 0, 5, 14.9].map((minutes) => [minutes]))("with VOD's clock %s minutes off", (minutes) => {
  const task = { formats: ['mp4', 'm3u8'], definitions: ['HD', 'SD'] };

  test('completion is seen', async () => {
    const emulator = await withOffset(minutes * MINUTE);
    const job = jobOf(mediaIds(10), { version: 2, verification: { level: 'completion' } }, task);
    const report = await emulators.run(emulator, job, { timeout: 600 });
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 10 }, unfinished: 0, urls: { complete: 40, refreshing: 0 } });
  });

  test('a preload follows its refresh', async () => {
    const emulator = await withOffset(minutes * MINUTE);
    const report = await emulators.run(emulator, jobOf(mediaIds(10), { version: 2 }, { ...task, taskType: 'RefreshThenPreload' }), { timeout: 600 });
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 10, failed: 0 }, urls: { submitted: 80 } });
  });
});
