import { describe, expect, test } from 'vitest';
import type { TopPlay, VodEmulatorOptions } from '../../../emulator';
import { call, type CallAnswer } from '../support/caller';
import { started } from '../support/emulators';
import { ManualClock } from '../support/manual-clock';

// In Shanghai it is January 15, 2026, 12:30.
const NOW = Date.UTC(2026, 0, 15, 4, 30);

async function top(query: Readonly<Record<string, string>>, options: VodEmulatorOptions = {}, at = NOW): Promise<CallAnswer> {
  const clock = new ManualClock(at);
  const emulator = await started({ clock, ...options });
  return call(emulator, 'DescribePlayTopVideos', query, { now: () => clock.now() });
}

const plays = (count: number) => Array.from({ length: count }, (_, index): TopPlay => ({ mediaId: `m${index + 1}`, vv: 10_000 - index }));

describe('DescribePlayTopVideos', () => {
  test('tells the plays of a day, figures as text', async () => {
    const topPlays = {
      '2026-01-14': [
        { mediaId: 'a', vv: 33 },
        { mediaId: 'b', vv: 107 },
        { mediaId: 'c', vv: 2 },
      ],
    };
    const { status, body } = await top({ BizDate: '2026-01-14T04:00:00Z' }, { topPlays });
    expect(status).toBe(200);
    expect(body).toEqual({
      PageNo: 1,
      PageSize: 100,
      TotalNum: 3,
      TopPlayVideos: {
        TopPlayVideoStatis: [
          { VideoId: 'b', VV: '107', UV: '107', Title: 'b', PlayDuration: '6420000' },
          { VideoId: 'a', VV: '33', UV: '33', Title: 'a', PlayDuration: '1980000' },
          { VideoId: 'c', VV: '2', UV: '2', Title: 'c', PlayDuration: '120000' },
        ],
      },
      RequestId: expect.any(String),
    });
  });

  test('tells 100 media a page unless asked otherwise, 1,000 at most', async () => {
    const topPlays = () => plays(1_200);
    const page = async (query: Readonly<Record<string, string>>) => {
      const { body } = await top({ BizDate: '2026-01-14T04:00:00Z', ...query }, { topPlays });
      const ids = body.TopPlayVideos.TopPlayVideoStatis.map(({ VideoId }: { VideoId: string }) => VideoId);
      expect(body.TotalNum).toBe(1_000);
      return [body.PageNo, body.PageSize, ids.length, ids[0], ids.at(-1)];
    };
    expect(await page({})).toEqual([1, 100, 100, 'm1', 'm100']);
    expect(await page({ PageNo: '10' })).toEqual([10, 100, 100, 'm901', 'm1000']);
    expect(await page({ PageNo: '11' })).toEqual([11, 100, 0, undefined, undefined]);
    expect(await page({ PageSize: '1000' })).toEqual([1, 1_000, 1_000, 'm1', 'm1000']);
    expect(await page({ PageSize: '300', PageNo: '4' })).toEqual([4, 300, 100, 'm901', 'm1000']);
  });

  test('tells nothing of yesterday before nine in the morning', async () => {
    const topPlays = (day: string) => [{ mediaId: day, vv: 1 }];
    const at = async (now: number) => {
      const { body } = await top({ BizDate: '2026-01-14T04:00:00Z' }, { topPlays }, now);
      return body.TotalNum;
    };
    expect(await at(Date.UTC(2026, 0, 15, 0, 59, 59))).toBe(0);
    expect(await at(Date.UTC(2026, 0, 15, 1))).toBe(1);
  });

  test('tells nothing of today, of days that are too old and of days without plays', async () => {
    const topPlays = (day: string) => (day === '2026-01-10' ? [] : [{ mediaId: day, vv: 1 }]);
    const of = async (bizDate: string) => (await top({ BizDate: bizDate }, { topPlays })).body;
    const none = { TotalNum: 0, TopPlayVideos: { TopPlayVideoStatis: [] } };
    expect(await of('2026-01-15T04:00:00Z')).toMatchObject(none);
    expect(await of('2025-07-18T04:00:00Z')).toMatchObject(none);
    expect(await of('2026-01-10T04:00:00Z')).toMatchObject(none);
    expect(await of('2025-07-19T04:00:00Z')).toMatchObject({ TotalNum: 1 });
    expect((await top({ BizDate: '2026-01-14T04:00:00Z' })).body).toMatchObject(none);
  });

  test('takes the day of Shanghai on which BizDate lies', async () => {
    const topPlays = (day: string) => [{ mediaId: day, vv: 1 }];
    const of = async (BizDate: string) => (await top({ BizDate }, { topPlays })).body.TopPlayVideos.TopPlayVideoStatis[0].VideoId;
    expect(await of('2026-01-13T15:59:59Z')).toBe('2026-01-13');
    expect(await of('2026-01-13T16:00:00Z')).toBe('2026-01-14');
  });

  test.each([
    [{}, 'MissingParameter', '"BizDate"'],
    [{ BizDate: '2026-01-14' }, 'InvalidBizDate.Malformed', 'Specified BizDate is malformed.'],
    [{ BizDate: '2026-02-30T04:00:00Z' }, 'InvalidBizDate.Malformed', 'Specified BizDate is malformed.'],
    [{ BizDate: '2026-01-15T04:30:01Z' }, 'InvalidBizDate.BeyondCurrent', 'EndTime beyond current time.'],
    [{ BizDate: '2026-01-14T04:00:00Z', PageNo: '0' }, 'InvalidParameter', '"PageNo"'],
    [{ BizDate: '2026-01-14T04:00:00Z', PageSize: '1001' }, 'InvalidParameter', '"PageSize"'],
    [{ BizDate: '2026-01-14T04:00:00Z', PageNumber: '1' }, 'InvalidParameter', '"PageNumber"'],
  ])('refuses %j', async (query, code, message) => {
    expect(await top(query as Record<string, string>)).toMatchObject({
      status: 400,
      body: { Code: code, Message: expect.stringContaining(message) },
    });
  });
});
