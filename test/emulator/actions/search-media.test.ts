import { describe, expect, test } from 'vitest';
import type { LibraryMedia, VodEmulator } from '../../../emulator';
import { call } from '../support/caller';
import { started } from '../support/emulators';

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
  [{ SearchType: 'image' }, 'InvalidParameter', '"SearchType"'],
  [{ PageNo: '0' }, 'InvalidParameter', '"PageNo"'],
  [{ PageNo: '501' }, 'InvalidParameter', '"PageNo"'],
  [{ PageNo: '9'.repeat(400) }, 'InvalidParameter', '"PageNo"'],
  [{ PageSize: '0' }, 'InvalidParameter', '"PageSize"'],
  [{ PageSize: '101' }, 'InvalidParameter', '"PageSize"'],
  [{ SortBy: 'Title:Asc' }, 'InvalidParameter', '"SortBy"'],
  [{ Match: 'Status = Normal' }, 'ErrorMatchSyntax', 'Match.Status'],
  [{ ScrollToken: 'vfdvbf454' }, 'InvalidScrollToken.Expired', 'ScrollToken'],
  [{ ScrollToken: 'vfdvbf454', SortBy: 'CreationTime:Asc,ModificationTime:Asc' }, 'SortByExceededMax', 'SortBy'],
  [{ Fields: 'Title' }, 'InvalidParameter', '"Fields"'],
];

describe('SearchMedia', () => {
  test('returns the media assets of the library', async () => {
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

  test('returns no token with an empty page', async () => {
    const { body } = await call(await started(), 'SearchMedia');
    expect(body).toEqual({ MediaList: [], Total: 0, RequestId: expect.any(String) });
  });

  test('returns ten media assets a page by default, the newest first', async () => {
    const emulator = await started({ library: videos(25) });
    expect(await ids(emulator, {})).toEqual(['v25', 'v24', 'v23', 'v22', 'v21', 'v20', 'v19', 'v18', 'v17', 'v16']);
    expect(await ids(emulator, { PageNo: '3' })).toEqual(['v5', 'v4', 'v3', 'v2', 'v1']);
    expect(await ids(emulator, { PageNo: '2', PageSize: '2', SortBy: 'CreationTime:Asc' })).toEqual(['v3', 'v4']);
    expect(await ids(emulator, { PageSize: '100' })).toHaveLength(25);
  });

  test('takes a match, a type, and GET as well as POST', async () => {
    const emulator = await started({ library: [...videos(3), { mediaId: 'a1', createdAt: JULY, mediaType: 'audio' }] });
    const query = { Match: "Status in ('Normal') and CreationTime = ['2018-07-20T04:29:04Z','2018-07-20T04:29:05Z')" };
    expect(await ids(emulator, query)).toEqual(['v1']);
    const { body } = await call(emulator, 'SearchMedia', { ...query, SearchType: 'audio' }, { method: 'GET' });
    expect(body).toMatchObject({ Total: 1, MediaList: [{ MediaType: 'audio', Audio: { AudioId: 'a1' } }] });
  });

  test('reads the next page by the token of the one before', async () => {
    const emulator = await started({ library: videos(3) });
    const { body } = await call(emulator, 'SearchMedia', { PageSize: '1' });
    expect(await ids(emulator, { PageSize: '1', PageNo: '2', ScrollToken: body.ScrollToken })).toEqual(['v2']);
  });

  test('finds what was added or replaced in the meantime', async () => {
    const emulator = await started({ library: [{ mediaId: 'v1', createdAt: JULY, status: 'Transcoding' }] });
    const playable = { Match: "Status = 'Normal'" };
    expect(await ids(emulator, playable)).toEqual([]);
    emulator.addMedia({ mediaId: 'v1', createdAt: JULY });
    emulator.addMedia({ mediaId: 'v2', createdAt: JULY + 1_000 });
    expect(await ids(emulator, playable)).toEqual(['v2', 'v1']);
  });

  test.each(REFUSED)('refuses %j', async (query, code, part) => {
    const emulator = await started({ library: videos(3) });
    const { status, body } = await call(emulator, 'SearchMedia', query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ Code: code, Message: expect.stringContaining(part) });
    expect(emulator.calls[0]).toMatchObject({ outcome: 'refused', done: false, mediaIds: [] });
  });
});
