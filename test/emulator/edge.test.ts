import { describe, expect, test } from 'vitest';
import { statusOf, type Admission, type EdgeRequest } from '../../emulator/admission';
import { Edge, type EdgeProps } from '../../emulator/edge';
import { ManualClock } from './support/manual-clock';

function edge(props: Partial<EdgeProps> = {}): { edge: Edge; clock: ManualClock } {
  const clock = new ManualClock();
  return {
    clock,
    edge: new Edge({
      clock,
      dailyUrls: { preload: 500, refresh: 2_000 },
      preloadQueue: { length: 100, urlsPerSecond: 10 },
      refreshMilliseconds: 1_000,
      submitsParts: false,
      random: () => 0.5,
      ...props,
    }),
  };
}

function request(urls: number, taskType: EdgeRequest['taskType'] = 'Preload'): EdgeRequest {
  return { mediaId: 'media1', taskType, urls, filter: { slices: 0 } };
}

describe('the edge', () => {
  test('takes on a media and takes its URLs off the day', () => {
    const { edge: shanghai } = edge();
    expect(shanghai.submit(request(12))).toMatchObject({ mediaId: 'media1', urls: 12 });
    expect(shanghai.remainingUrls('Preload')).toBe(488);
    expect(shanghai.urlsInFlight).toBe(12);
  });

  test('refuses a preload that the queue has no room for, and charges nothing for it', () => {
    const { edge: shanghai, clock } = edge();
    shanghai.submit(request(95));
    expect(shanghai.submit(request(6))).toEqual({
      code: 'PreloadQueueFull',
      message: 'Preload queue is full, please try again later!',
    });
    expect(shanghai.remainingUrls('Preload')).toBe(405);
    clock.advance(100);
    expect(shanghai.submit(request(6))).toMatchObject({ urls: 6 });
  });

  test('refuses a preload beyond the quota of the day with the same code', () => {
    const { edge: shanghai } = edge({ dailyUrls: { preload: 10, refresh: 2_000 } });
    expect(shanghai.submit(request(11))).toMatchObject({ code: 'PreloadQueueFull' });
    expect(shanghai.submit(request(10))).toMatchObject({ urls: 10 });
    expect(shanghai.submit(request(1))).toMatchObject({ code: 'PreloadQueueFull' });
  });

  test('refreshes without a queue, on a quota of its own', () => {
    const { edge: shanghai } = edge({ dailyUrls: { preload: 500, refresh: 150 } });
    expect(shanghai.submit(request(150, 'Refresh'))).toMatchObject({ urls: 150 });
    expect(shanghai.urlsInFlight).toBe(0);
    expect(shanghai.submit(request(1, 'Refresh'))).toMatchObject({ code: 'QuotaExceeded.Refresh' });
    expect(shanghai.remainingUrls('Preload')).toBe(500);
  });

  test('spends URLs for other callers, as far as there are any', () => {
    const { edge: shanghai } = edge({ dailyUrls: { preload: 10, refresh: 0 } });
    expect(shanghai.spendUrls('Preload', 7)).toBe(7);
    expect([shanghai.dailyUrls('Preload'), shanghai.remainingUrls('Preload'), shanghai.urlsInFlight]).toEqual([10, 3, 0]);
    expect(shanghai.submit(request(4))).toMatchObject({ code: 'PreloadQueueFull' });
    expect(shanghai.spendUrls('Preload', 7)).toBe(3);
    expect(shanghai.spendUrls('Refresh', 7)).toBe(7);
    expect([shanghai.dailyUrls('Refresh'), shanghai.remainingUrls('Refresh')]).toEqual([Infinity, Infinity]);
  });

  test('asks for the fates of what it takes on, and of nothing else', () => {
    const { edge: shanghai } = edge({ dailyUrls: { preload: 3, refresh: 1 } });
    const fates = new Map([[1, { kind: 'stalled' as const }]]);
    let asked = 0;
    const ask = () => {
      asked++;
      return fates;
    };
    expect(shanghai.submit(request(4), ask)).toMatchObject({ code: 'PreloadQueueFull' });
    expect(asked).toBe(0);
    expect((shanghai.submit(request(3), ask) as Admission).fates).toBe(fates);
    expect(asked).toBe(1);
  });

  test('with parts takes on as many URLs as fit, with the error of the others, and refuses where none fits', () => {
    const { edge: shanghai } = edge({ submitsParts: true, dailyUrls: { preload: 104, refresh: 3 } });
    expect(shanghai.submit(request(95))).toMatchObject({ urls: 95 });
    expect(shanghai.submit(request(6))).toMatchObject({ urls: 5, rest: { code: 'PreloadQueueFull' } });
    expect(shanghai.submit(request(6))).toMatchObject({ code: 'PreloadQueueFull' });
    expect(shanghai.submit(request(4, 'Refresh'))).toMatchObject({ urls: 3, rest: { code: 'QuotaExceeded.Refresh' } });
    expect(shanghai.remainingUrls('Preload')).toBe(4);
  });

  test('warms the URLs of each media asset by themselves, in the time that is drawn for it', () => {
    const { edge: shanghai, clock } = edge({ preloadQueue: { length: 100, urlsPerSecond: 100, milliseconds: [1_000, 3_000] } });
    const admission = shanghai.submit(request(4)) as Admission;
    expect(shanghai.submit(request(96))).toMatchObject({ urls: 96 });
    expect(shanghai.urlsInFlight).toBe(100);
    clock.advance(1_000);
    expect([0, 1, 2, 3].map((index) => statusOf(admission, index, clock.elapsed()))).toEqual(['Complete', 'Complete', 'Refreshing', 'Refreshing']);
    expect(shanghai.urlsInFlight).toBe(50);
    clock.advance(1_000);
    expect(shanghai.urlsInFlight).toBe(0);
  });

  test('takes on media again the next day', () => {
    const { edge: shanghai, clock } = edge({ dailyUrls: { preload: 10, refresh: 10 } });
    shanghai.submit(request(10));
    clock.advance(24 * 3_600_000);
    expect(shanghai.submit(request(10))).toMatchObject({ urls: 10 });
  });
});

describe('the tasks of URLs', () => {
  const statuses = (admission: Admission, clock: ManualClock) => [0, 1].map((index) => statusOf(admission, index, clock.elapsed()));

  test('have IDs that follow each other', () => {
    const { edge: shanghai } = edge();
    const first = shanghai.submit(request(3)) as Admission;
    const second = shanghai.submit(request(2, 'Refresh')) as Admission;
    expect(second.firstTaskId).toBe(first.firstTaskId + 3);
  });

  test('complete one after the other for preloads', () => {
    const { edge: shanghai, clock } = edge();
    const admission = shanghai.submit(request(2)) as Admission;
    expect(statuses(admission, clock)).toEqual(['Refreshing', 'Refreshing']);
    clock.advance(100);
    expect(statuses(admission, clock)).toEqual(['Complete', 'Refreshing']);
    clock.advance(100);
    expect(statuses(admission, clock)).toEqual(['Complete', 'Complete']);
  });

  test('complete together for a refresh', () => {
    const { edge: shanghai, clock } = edge();
    const admission = shanghai.submit(request(2, 'Refresh')) as Admission;
    clock.advance(999);
    expect(statuses(admission, clock)).toEqual(['Refreshing', 'Refreshing']);
    clock.advance(1);
    expect(statuses(admission, clock)).toEqual(['Complete', 'Complete']);
  });
});
