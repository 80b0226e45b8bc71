import { describe, expect, test } from 'vitest';
import { call, preload } from '../support/caller';
import { started } from '../support/emulators';

const REFUSED: [Record<string, string>, string, string][] = [
  [{ MediaIds: '' }, 'MissingParameter', 'MediaIds'],
  [{ TaskType: '' }, 'MissingParameter', 'TaskType'],
  [{ TaskType: 'Prefetch' }, 'InvalidParameter', 'TaskType'],
  [{ MediaIds: 'a,,b' }, 'InvalidParameter', 'MediaIds'],
  [{ MediaIds: Array.from({ length: 21 }, (_, index) => `m${index}`).join(',') }, 'InvalidParameter', 'MediaIds'],
  [{ Formats: 'mp4,mov' }, 'InvalidParameter', 'Formats'],
  [{ Definitions: 'HD,' }, 'InvalidParameter', 'Definitions'],
  [{ StreamType: 'subtitle' }, 'InvalidParameter', 'StreamType'],
  [{ ResultType: 'All' }, 'InvalidParameter', 'ResultType'],
  [{ SliceFlag: 'yes' }, 'InvalidParameter', 'SliceFlag'],
  [{ SliceCount: '0' }, 'InvalidParameter', 'SliceCount'],
  [{ SliceCount: '21' }, 'InvalidParameter', 'SliceCount'],
  [{ UserData: '{' }, 'InvalidParameter', 'UserData'],
  [{ StreamTypes: 'video' }, 'InvalidParameter', 'StreamTypes'],
];

describe('RefreshMediaPlayUrls', () => {
  test('makes a job of what it accepts', async () => {
    const emulator = await started();
    const { status, body } = await preload(emulator, ['a', 'b']);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['MediaRefreshJobId', 'RequestId']);
    expect(body.MediaRefreshJobId).toMatch(/^[0-9a-f]{32}$/);
    expect(emulator.calls[0]).toMatchObject({ requestId: body.RequestId, mediaIds: ['a', 'b'] });
  });

  test('takes 20 media, blanks around the commas, every parameter, GET as well as POST', async () => {
    const emulator = await started();
    const query = {
      MediaIds: Array.from({ length: 20 }, (_, index) => `m${index}`).join(', '),
      TaskType: 'Refresh',
      Formats: 'mp4, m3u8,mp3,flv,webm,ts',
      Definitions: 'HD, SD,Own',
      StreamType: 'video,audio',
      ResultType: 'Multiple',
      SliceFlag: 'true',
      SliceCount: '20',
      UserData: '{"Extend":{"localId":"1"}}',
    };
    expect((await call(emulator, 'RefreshMediaPlayUrls', query)).status).toBe(200);
    expect((await call(emulator, 'RefreshMediaPlayUrls', query, { method: 'GET' })).status).toBe(200);
    expect(emulator.submissions.get('m19')).toBe(2);
  });

  test.each(REFUSED)('refuses %j', async (parameters, code, name) => {
    const emulator = await started();
    const { status, body } = await preload(emulator, ['a'], parameters);
    expect(status).toBe(400);
    expect(body).toMatchObject({ Code: code, Message: expect.stringContaining(`"${name}"`) });
    expect(emulator.submissions.size).toBe(0);
  });

  test('names the media that do not exist and those that are forbidden', async () => {
    const emulator = await started({ nonexistent: ['x', 'y'], forbidden: ['z'] });
    const { body } = await preload(emulator, ['x', 'a', 'z', 'y']);
    expect(body).toMatchObject({ MediaRefreshJobId: expect.any(String), NonExistMediaIds: 'x,y', ForbiddenMediaIds: 'z' });
    expect([...emulator.submissions.keys()]).toEqual(['a']);
  });

  test('names a media in both lists where both apply', async () => {
    const emulator = await started({ nonexistent: ['x'], forbidden: ['x'] });
    expect((await preload(emulator, ['x', 'a'])).body).toMatchObject({ NonExistMediaIds: 'x', ForbiddenMediaIds: 'x' });
  });

  test('makes no job if it accepts nothing', async () => {
    const emulator = await started({ nonexistent: ['x'], forbidden: ['z'] });
    const { status, body } = await preload(emulator, ['x', 'z']);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['NonExistMediaIds', 'ForbiddenMediaIds', 'RequestId']);
  });

  test('counts a media that is named twice in a call once', async () => {
    const emulator = await started();
    await preload(emulator, ['a', 'b', 'a']);
    expect([...emulator.submissions]).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(emulator.remainingUrls('Preload')).toBe(498);
  });

  test('submits again what is submitted again, at the price of its URLs', async () => {
    const emulator = await started();
    const first = await preload(emulator, ['a']);
    const second = await preload(emulator, ['a']);
    expect(first.body.MediaRefreshJobId).not.toBe(second.body.MediaRefreshJobId);
    expect(emulator.submissions.get('a')).toBe(2);
    expect(emulator.remainingUrls('Preload')).toBe(498);
  });

  test('takes 12 URLs off the quota for two definitions of m3u8 with five slices each', async () => {
    const emulator = await started();
    await preload(emulator, ['a'], { Definitions: 'HD,SD', SliceFlag: 'true' });
    expect(emulator.remainingUrls('Preload')).toBe(488);
    expect(emulator.remainingUrls('Refresh')).toBe(2_000);
  });
});
