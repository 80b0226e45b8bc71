import { describe, expect, test } from 'vitest';
import { busyApp, plantConflicts } from '../../tools/bench/busy-app';
import { warningsOf } from '../fixtures';
import { temporaryFolder } from '../temporary';

/** What two hundred schedules in twelve stacks and three accounts are warned of, without the reasons. */
function warned(plant: boolean): string[] {
  const busy = busyApp(temporaryFolder());
  if (plant) {
    plantConflicts(busy);
  }
  busy.app.synth();
  return warningsOf(busy.app)
    .map((line) => line.replace(/ Allowed:.*/, ''))
    .sort();
}

describe('two hundred schedules in twelve stacks and three accounts', () => {
  test('are not blamed within their means', () => {
    expect(warned(false)).toEqual([]);
  });

  test('are warned of every planted conflict, and of nothing else', () => {
    expect(warned(true)).toEqual([
      '[team0/Prefetcher] MP111 account.dailyUrlQuota.preload: 6358 URLs on Mondays: team3/Mondays 3600, team0/Schedule0 1440 (1440 runs), team6/ManyAtOnce 600, team9/ManyAtOnce 600, team3/Schedule11 2 and 58 more.',
      '[team0/Prefetcher] MP146 account.qpsLimit: 61 requests a second every day at 04:31:00 Asia/Shanghai: team6/ManyAtOnce 30, team9/ManyAtOnce 30, team0/Schedule0 1.',
      expect.stringMatching(/^\[team1\/Prefetcher\] MP111 account\.dailyUrlQuota\.preload: 50\d\d URLs on 2026-06-11: team1\/Premiere 4880, /),
      '[team1/Prefetcher] MP149 schedule: team4/Noon at 12:31 Asia/Shanghai.',
      '[team2/Prefetcher] MP147 media: team5/Evening and team8/Morning submit 3 of the same media assets on one day, at 09:11 and 22:11 Asia/Shanghai.',
      '[team2/Prefetcher] MP148 taskType: team11/Purge refreshes 4 of the same media assets while team5/Warm preloads them, at 23:12 Asia/Shanghai.',
      '[team7/Prefetcher] MP108 schedule: team7/AsThisOne with team7/AtTheSameTime at 05:51 Asia/Shanghai.',
    ]);
  });
});
