import { describe, expect, test } from 'vitest';
import type { LibraryMedia, VodEmulator } from '../../../emulator';
import { call } from '../support/caller';
import { started } from '../support/emulators';
import { ManualClock } from '../support/manual-clock';

const JULY = Date.UTC(2018, 6, 20, 4, 29, 4);

function videos(count: number): LibraryMedia[] {
  return Array.from({ length: count }, (_, index) => ({ mediaId: `v${index + 1}`, createdAt: JULY + index * 1_000 }));
}

async function ids(emulator: VodEmulator, query: Readonly<Record<string, string>>): Promise<string[]> {
  const { status, body } = await call(emulator, 'SearchMedia', query);
  expect(status).toBe(200);
  return body.MediaList.map(({ MediaId }: { MediaId: string }) => MediaId);
}

const REFUSED: [Record<string, string>, string, string][] = [
  [{ SearchType: 'Video' }, 'InvalidParameter', '"SearchType"'],
  [{ PageNo: '0' }, 'InvalidParameter', '"PageNo"'],
  [{ PageNo: 'x' }, 'InvalidParameter', '"PageNo"'],
  [{ PageNo: '501' }, 'InvalidParameter', '"PageNo"'],
  [{ PageNo: '9'.repeat(400) }, 'InvalidParameter', '"PageNo"'],
  [{ PageSize: '0' }, 'InvalidParameter', '"PageSize"'],
  [{ PageSize: '101' }, 'InvalidParameter', '"PageSize"'],
  [{ SortBy: 'Title:Asc' }, 'InvalidParameter', '"SortBy"'],
  [{ Fields: 'Title,Colour' }, 'InvalidParameter', '"Fields"'],
  [{ Fields: 'Title,' }, 'InvalidParameter', '"Fields"'],
  [{ Fields: 'VideoId', SearchType: 'audio' }, 'InvalidParameter', '"Fields"'],
  [{ Match: 'Status = Normal' }, 'ErrorMatchSyntax', 'Match.Status'],
  [{ ScrollToken: 'vfdvbf454' }, 'InvalidScrollToken.Expired', 'ScrollToken'],
  [{ ScrollToken: 'vfdvbf454', SortBy: 'CreationTime:Asc,ModificationTime:Asc' }, 'SortByExceededMax', 'SortBy'],
  [{ SessionId: 'x' }, 'InvalidParameter', '"SessionId"'],
];

describe('SearchMedia', () => {
  test('tells the media of the library', async () => {
    const emulator = await started({ library: [{ mediaId: 'v1', createdAt: JULY, title: 'Test title 01' }] });
    const { status, body } = await call(emulator, 'SearchMedia');
    expect(status).toBe(200);
    expect(body).toEqual({
      MediaList: [
        {
          MediaId: 'v1',
          MediaType: 'video',
          CreationTime: '2018-07-20T04:29:04Z',
          Video: {
            VideoId: 'v1',
            Title: 'Test title 01',
            Status: 'Normal',
            CreationTime: '2018-07-20T04:29:04Z',
            ModificationTime: '2018-07-20T04:29:04Z',
          },
        },
      ],
      ScrollToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      Total: 1,
      RequestId: expect.any(String),
    });
  });

  test('tells nothing of an empty library', async () => {
    const { body } = await call(await started(), 'SearchMedia');
    expect(body).toEqual({ MediaList: [], Total: 0, RequestId: expect.any(String) });
  });

  test('tells ten media a page, the newest first, unless asked otherwise', async () => {
    const emulator = await started({ library: videos(25) });
    expect(await ids(emulator, {})).toEqual(['v25', 'v24', 'v23', 'v22', 'v21', 'v20', 'v19', 'v18', 'v17', 'v16']);
    expect(await ids(emulator, { PageNo: '3' })).toEqual(['v5', 'v4', 'v3', 'v2', 'v1']);
    expect(await ids(emulator, { PageNo: '2', PageSize: '2', SortBy: 'CreationTime:Asc' })).toEqual(['v3', 'v4']);
    expect(await ids(emulator, { PageSize: '100' })).toHaveLength(25);
  });

  test('takes a match, fields, and GET as well as POST', async () => {
    const emulator = await started({ library: [...videos(3), { mediaId: 'late', createdAt: JULY, status: 'Blocked', cateId: 7 }] });
    const query = {
      Match: "Status in ('Blocked') and CreationTime = ['2018-07-20T04:29:04Z','2018-07-21T00:00:00Z')",
      Fields: 'CateId, Title',
    };
    const { body } = await call(emulator, 'SearchMedia', query, { method: 'GET' });
    expect(body).toMatchObject({ Total: 1, MediaList: [{ Video: { CateId: 7 } }] });
    expect(await ids(emulator, query)).toEqual(['late']);
  });

  test('tells media of the kind that is asked for', async () => {
    const library: LibraryMedia[] = [
      ...videos(1),
      { mediaId: 'a1', createdAt: JULY, mediaType: 'audio' },
      { mediaId: 'i1', createdAt: JULY, mediaType: 'image' },
      { mediaId: 'm1', createdAt: JULY, mediaType: 'attached' },
    ];
    const emulator = await started({ library });
    expect(await ids(emulator, { SearchType: 'video' })).toEqual(['v1']);
    expect(await ids(emulator, { SearchType: 'audio' })).toEqual(['a1']);
    expect(await ids(emulator, { SearchType: 'image' })).toEqual(['i1']);
    expect(await ids(emulator, { SearchType: 'attached' })).toEqual(['m1']);
    expect((await call(emulator, 'SearchMedia', { SearchType: 'image' })).body).not.toHaveProperty('ScrollToken');
  });

  test('goes through the whole library by tokens', async () => {
    const emulator = await started({ library: () => videos(5_250), maxQps: 0 });
    const seen = new Set<string>();
    let token = '';
    for (let pageNo = 1; pageNo <= 53; pageNo++) {
      const { body } = await call(emulator, 'SearchMedia', { PageNo: String(pageNo), PageSize: '100', ScrollToken: token });
      body.MediaList.forEach(({ MediaId }: { MediaId: string }) => seen.add(MediaId));
      token = body.ScrollToken;
    }
    expect(seen.size).toBe(5_250);
    expect((await call(emulator, 'SearchMedia', { PageNo: '51', PageSize: '100' })).status).toBe(400);
  });

  test('says that a token is no longer valid', async () => {
    const clock = new ManualClock();
    const emulator = await started({ library: videos(3), clock, scrollTokenMilliseconds: 1_000 });
    const options = { now: () => clock.now() };
    const { body } = await call(emulator, 'SearchMedia', { PageSize: '1' }, options);
    const next = { PageSize: '1', PageNo: '2', ScrollToken: body.ScrollToken };
    clock.advance(999);
    expect((await call(emulator, 'SearchMedia', next, options)).status).toBe(200);
    clock.advance(1);
    expect(await call(emulator, 'SearchMedia', next, options)).toMatchObject({
      status: 400,
      body: { Code: 'InvalidScrollToken.Expired', Message: 'The ScrollToken is expired, please refresh it.' },
    });
  });

  test('finds media that are added while it is paged through', async () => {
    const emulator = await started({ library: videos(4) });
    const { body } = await call(emulator, 'SearchMedia', { PageSize: '2' });
    emulator.addMedia({ mediaId: 'new', createdAt: JULY + 60_000 }, { mediaId: 'newer', createdAt: JULY + 61_000 });
    expect(await ids(emulator, { PageSize: '2', PageNo: '2' })).toEqual(['v4', 'v3']);
    expect(await ids(emulator, { PageSize: '2', PageNo: '2', ScrollToken: body.ScrollToken })).toEqual(['v2', 'v1']);
    const shifting = await started({ library: videos(4), scrollKeepsPlace: false });
    const first = await call(shifting, 'SearchMedia', { PageSize: '2' });
    shifting.addMedia({ mediaId: 'new', createdAt: JULY + 60_000 });
    expect(await ids(shifting, { PageSize: '2', PageNo: '2', ScrollToken: first.body.ScrollToken })).toEqual(['v3', 'v2']);
  });

  test('finds a media that becomes playable by when it was made, not by when it became so', async () => {
    const emulator = await started({ library: [{ mediaId: 'v1', createdAt: JULY, status: 'Transcoding' }] });
    const playable = { Match: "Status = 'Normal' and CreationTime = ['2018-07-20T04:29:04Z',)" };
    expect(await ids(emulator, playable)).toEqual([]);
    emulator.addMedia({ mediaId: 'v1', createdAt: JULY, modifiedAt: JULY + 3_600_000 });
    expect(await ids(emulator, playable)).toEqual(['v1']);
    emulator.removeMedia('v1', 'unknown');
    expect(await ids(emulator, playable)).toEqual([]);
  });

  test.each(REFUSED)('refuses %j', async (query, code, part) => {
    const emulator = await started({ library: videos(3) });
    const { status, body } = await call(emulator, 'SearchMedia', query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ Code: code, Message: expect.stringContaining(part) });
    expect(emulator.calls[0]).toMatchObject({ outcome: 'refused', done: false, mediaIds: [] });
  });
});
