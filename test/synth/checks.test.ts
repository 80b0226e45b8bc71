import type { App } from 'cdktf';
import { expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, MediaSelection, ScheduleExpression } from '../../src';
import { QUIET, newApp, newStack, synthesized } from '../fixtures';

/** Two stacks with ten mistakes in three schedules. */
function mistaken(app: App): App {
  const first = newStack('first', app);
  new MediaPrefetchSchedule(first, 'One', {
    schedule: ScheduleExpression.cron({ hour: '4', timeZone: 'asia/shanghai' }),
    media: MediaSelection.ids(['a b']),
    formats: ['mpd'],
    sliceCount: 21,
  });
  const second = newStack('second', app);
  const prefetcher = new MediaPrefetcher(second, 'Prefetcher');
  new MediaPrefetchSchedule(second, 'Two', { ...QUIET, prefetcher, definitions: ['HD,SD'], streamTypes: ['Video'] });
  new MediaPrefetchSchedule(second, 'Three', {
    prefetcher,
    schedule: ScheduleExpression.rate(0),
    media: MediaSelection.ids([]),
  });
  return app;
}

const EXPECTED = [
  ['first/One', 'MP002', 'formats[0]'],
  ['first/One', 'MP005', 'sliceCount'],
  ['first/One', 'MP006', 'sliceCount'],
  ['first/One', 'MP010', 'media.ids[0]'],
  ['first/One', 'MP021', 'schedule.minute'],
  ['first/One', 'MP025', 'schedule.timeZone'],
  ['second/Two', 'MP003', 'streamTypes[0]'],
  ['second/Two', 'MP004', 'definitions[0]'],
  ['second/Three', 'MP011', 'media.ids'],
  ['second/Three', 'MP026', 'schedule.rateMinutes'],
];

test('one synth shows every broken rule of the app, a line each', () => {
  expect.assertions(2);
  try {
    mistaken(newApp()).synth();
  } catch (error) {
    const lines = (error as Error).message.split('\n').filter((line) => line.startsWith('  ['));
    expect(lines.map((line) => /^ {2}\[([^\]]+)\] (MP\d+) ([^:]+): /.exec(line)?.slice(1))).toEqual(EXPECTED);
    expect(lines[1]).toBe('  [first/One] MP005 sliceCount: 21. Allowed: a whole number from 1 to 20.');
  }
});

test('what stands in a later stack alone is shown as well', () => {
  const app = newApp();
  new MediaPrefetchSchedule(newStack('first', app), 'Fine', QUIET);
  new MediaPrefetchSchedule(newStack('second', app), 'Wrong', { ...QUIET, formats: ['mpd'] });
  expect(() => app.synth()).toThrow('[second/Wrong] MP002 formats[0]: "mpd". Allowed: mp4, m3u8, mp3, flv, webm, ts.');
});

test('validation that is switched off is off', () => {
  const first = mistaken(newApp()).node.findChild('first');
  expect(() => synthesized(first)).toThrow('MP005');
  expect(() => synthesized(first, false)).not.toThrow();
});
