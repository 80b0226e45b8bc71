import { describe, expect, test } from 'vitest';
import type { Fault, VodEmulator } from '../../emulator';
import { call, jobEntries, preload } from './support/caller';
import { started } from './support/emulators';
import { eventually } from './support/eventually';
import { ManualClock } from './support/manual-clock';

function faulty(fault: Fault): Promise<VodEmulator> {
  return started({ faults: [{ ...fault, times: 1 }] });
}

/** What the emulator says of its only call. */
function logged(emulator: VodEmulator): object {
  const [{ outcome, done, httpStatus, code, fault }] = emulator.calls;
  return { outcome, done, httpStatus, code, fault, submitted: emulator.submissions.size };
}

describe('errors', () => {
  test.each<[Fault, string, number, string]>([
    [{ kind: 'throttle' }, 'Throttling', 503, 'throttled'],
    [{ kind: 'throttle', code: 'Throttling.User', httpStatus: 400, message: 'Slow down.' }, 'Throttling.User', 400, 'throttled'],
    [{ kind: 'throttle', code: 'Throttling.Api', httpStatus: 429 }, 'Throttling.Api', 429, 'throttled'],
    [{ kind: 'server-error' }, 'InternalError', 500, 'failed'],
    [{ kind: 'server-error', code: 'ServiceUnAvailable', httpStatus: 503 }, 'ServiceUnAvailable', 503, 'failed'],
    [{ kind: 'credentials-expired' }, 'InvalidSecurityToken.Expired', 403, 'refused'],
    [{ kind: 'forbidden' }, 'Forbidden', 403, 'refused'],
    [{ kind: 'forbidden', code: 'Forbidden.RAM' }, 'Forbidden.RAM', 403, 'refused'],
    [{ kind: 'parameter-refused' }, 'InvalidParameter', 400, 'refused'],
  ])('%j is answered as the API would, and nothing is done', async (fault, code, httpStatus, outcome) => {
    const emulator = await faulty(fault);
    const answer = await preload(emulator, ['a']);
    expect(answer).toMatchObject({ status: httpStatus, body: { Code: code, Message: expect.any(String) } });
    expect(logged(emulator)).toEqual({ outcome, done: false, httpStatus, code, fault: fault.kind, submitted: 0 });
    expect((await preload(emulator, ['a'])).status).toBe(200);
  });

  test('of the server may come after the work was done', async () => {
    const emulator = await faulty({ kind: 'server-error', done: true });
    expect((await preload(emulator, ['a'])).body).toMatchObject({ Code: 'InternalError' });
    expect(logged(emulator)).toMatchObject({ outcome: 'failed', done: true, submitted: 1 });
  });

  test('of parameters concern every batch that holds one of the media', async () => {
    const emulator = await started({ faults: [{ kind: 'parameter-refused', mediaIds: ['bad'] }] });
    expect((await preload(emulator, ['a', 'bad', 'b'])).body).toMatchObject({ Code: 'InvalidParameter' });
    expect((await preload(emulator, ['a', 'b'])).status).toBe(200);
    expect((await preload(emulator, ['bad'])).status).toBe(400);
    expect([...emulator.submissions.keys()]).toEqual(['a', 'b']);
  });
});

describe('lost answers', () => {
  test('a reset before acceptance leaves nothing done', async () => {
    const emulator = await faulty({ kind: 'reset-before-acceptance' });
    await expect(preload(emulator, ['a'])).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(logged(emulator)).toMatchObject({ outcome: 'unanswered', done: false, submitted: 0 });
  });

  test('a reset after acceptance leaves the media submitted', async () => {
    const emulator = await faulty({ kind: 'reset-after-acceptance' });
    await expect(preload(emulator, ['a'])).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(logged(emulator)).toMatchObject({ outcome: 'unanswered', done: true, httpStatus: undefined, submitted: 1 });
  });

  test('half an answer ends in the middle, after the work was done', async () => {
    const emulator = await faulty({ kind: 'truncated' });
    await expect(preload(emulator, ['a'])).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(logged(emulator)).toMatchObject({ outcome: 'unreadable', done: true, submitted: 1 });
  });

  test.each([false, true])('a hanging call is never answered; done: %s', async (done) => {
    const clock = new ManualClock();
    const emulator = await started({ clock, faults: [{ kind: 'hang', done }] });
    let ended = false;
    const answer = preload(emulator, ['a'], {}, { now: () => clock.now() }).finally(() => (ended = true));
    const refused = expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' });
    await eventually(() => emulator.calls.length > 0);
    clock.advance(3_600_000);
    await call(emulator, 'GetMediaRefreshJobs');
    expect(ended).toBe(false);
    expect(logged(emulator)).toMatchObject({ outcome: 'unanswered', done, submitted: done ? 1 : 0 });
    await emulator.close();
    await refused;
  });
});

describe('answers that are none', () => {
  test('garbage is a page of HTML with status 200, after the work was done', async () => {
    const emulator = await faulty({ kind: 'garbage' });
    const answer = await preload(emulator, ['a']);
    expect(answer).toMatchObject({ status: 200, body: undefined, headers: { 'content-type': 'text/html' } });
    expect(logged(emulator)).toMatchObject({ outcome: 'unreadable', done: true, submitted: 1 });
  });

  test('garbage may be anything, and come before the work', async () => {
    const emulator = await faulty({ kind: 'garbage', body: '{"MediaRefreshJobId":', httpStatus: 502, done: false });
    expect(await preload(emulator, ['a'])).toMatchObject({ status: 502, text: '{"MediaRefreshJobId":' });
    expect(logged(emulator)).toMatchObject({ outcome: 'unreadable', httpStatus: 502, done: false, submitted: 0 });
  });

  test('a job ID may be missing although there is a job', async () => {
    const emulator = await faulty({ kind: 'job-id-missing' });
    expect(await preload(emulator, ['a'])).toMatchObject({ status: 200, body: { RequestId: expect.any(String) } });
    expect(logged(emulator)).toMatchObject({ outcome: 'answered', done: true, submitted: 1 });
  });
});

describe('slow answers', () => {
  test('a slow drip comes byte by byte and is whole in the end', async () => {
    const clock = new ManualClock();
    const emulator = await started({ clock, faults: [{ kind: 'slow-drip', milliseconds: 500 }] });
    let whole = false;
    const answer = preload(emulator, ['a'], {}, { now: () => clock.now() }).finally(() => (whole = true));
    await eventually(() => clock.waiting > 0);
    const before = clock.elapsed();
    clock.advance(500);
    expect(whole).toBe(false);
    while (clock.waiting > 0) {
      clock.advance(500);
    }
    const { text, body } = await answer;
    expect(body).toMatchObject({ MediaRefreshJobId: expect.any(String) });
    expect(clock.elapsed() - before).toBe(500 * Buffer.byteLength(text));
  });

  test('a delay comes on top of the latency', async () => {
    const clock = new ManualClock();
    const emulator = await started({ clock, latency: 40, faults: [{ kind: 'delay', milliseconds: 60 }] });
    let answered = false;
    const answer = preload(emulator, ['a'], {}, { now: () => clock.now() }).finally(() => (answered = true));
    await eventually(() => clock.waiting > 0);
    clock.advance(99);
    expect(clock.waiting).toBe(1);
    expect(answered).toBe(false);
    clock.advance(1);
    expect((await answer).status).toBe(200);
  });
});

describe('faults of jobs', () => {
  test('entries of the given media fail, and cost nothing', async () => {
    const emulator = await started({ faults: [{ kind: 'entry-failed', mediaIds: ['b'], code: 'Weird', message: 'It is weird.' }] });
    const { body } = await preload(emulator, ['a', 'b']);
    const entries = (await jobEntries(emulator, body.MediaRefreshJobId)).body.MediaRefreshJobs;
    expect(entries).toEqual([
      expect.objectContaining({ MediaId: 'a', Status: 'success' }),
      expect.objectContaining({ MediaId: 'b', Status: 'fail', ErrorCode: 'Weird', ErrorMessage: 'It is weird.' }),
    ]);
    expect(emulator.remainingUrls('Preload')).toBe(499);
  });

  test('entries of all media fail where none is named', async () => {
    const emulator = await faulty({ kind: 'entry-failed' });
    const { body } = await preload(emulator, ['a', 'b']);
    const entries: { ErrorCode: string }[] = (await jobEntries(emulator, body.MediaRefreshJobId)).body.MediaRefreshJobs;
    expect(entries.map(({ ErrorCode }) => ErrorCode)).toEqual(['InternalError', 'InternalError']);
  });

  test('a job may not be known, and then be', async () => {
    const emulator = await faulty({ kind: 'job-missing' });
    const { body } = await preload(emulator, ['a']);
    expect((await jobEntries(emulator, body.MediaRefreshJobId)).body.MediaRefreshJobs).toEqual([]);
    expect((await jobEntries(emulator, body.MediaRefreshJobId)).body.MediaRefreshJobs).toHaveLength(1);
  });

  test('single media of a job may not be known', async () => {
    const emulator = await started({ faults: [{ kind: 'job-missing', mediaIds: ['a'] }] });
    const { body } = await preload(emulator, ['a', 'b']);
    const entries: { MediaId: string }[] = (await jobEntries(emulator, body.MediaRefreshJobId)).body.MediaRefreshJobs;
    expect(entries.map(({ MediaId }) => MediaId)).toEqual(['b']);
  });
});

describe('faults of every action', () => {
  const ACTIONS: [string, Record<string, string>, string][] = [
    ['SearchMedia', {}, 'MediaList'],
    ['DescribePlayTopVideos', { BizDate: '2020-01-01T00:00:00Z' }, 'TopPlayVideos'],
    ['DescribeVodRefreshTasks', {}, 'Tasks'],
    ['DescribeVodRefreshQuota', {}, 'PreloadRemain'],
    ['GetMediaRefreshJobs', { MediaRefreshJobId: 'x' }, 'MediaRefreshJobs'],
  ];

  describe.each(ACTIONS)('%s', (action, query, field) => {
    const once = (fault: Fault) => started({ faults: [{ ...fault, action, times: 1 }] });

    test.each<[Fault, number, string]>([
      [{ kind: 'throttle' }, 503, 'Throttling'],
      [{ kind: 'server-error' }, 500, 'InternalError'],
      [{ kind: 'server-error', httpStatus: 503, code: 'ServiceUnAvailable' }, 503, 'ServiceUnAvailable'],
      [{ kind: 'credentials-expired' }, 403, 'InvalidSecurityToken.Expired'],
      [{ kind: 'forbidden' }, 403, 'Forbidden'],
      [{ kind: 'parameter-refused', code: 'InvalidScrollToken.Expired' }, 400, 'InvalidScrollToken.Expired'],
    ])('is answered %j once', async (fault, httpStatus, code) => {
      const emulator = await once(fault);
      expect(await call(emulator, action, query)).toMatchObject({ status: httpStatus, body: { Code: code } });
      const second = await call(emulator, action, query);
      expect(second.status).toBe(200);
      expect(second.body).toHaveProperty(field);
    });

    test.each<Fault>([{ kind: 'reset-before-acceptance' }, { kind: 'reset-after-acceptance' }, { kind: 'truncated' }])(
      'gets no whole answer: %j',
      async (fault) => {
        await expect(call(await once(fault), action, query)).rejects.toMatchObject({ code: 'ECONNRESET' });
      },
    );

    test('gets an answer that is none', async () => {
      expect(await call(await once({ kind: 'garbage' }), action, query)).toMatchObject({ status: 200, body: undefined });
    });

    test('gets its answer byte by byte, or never', async () => {
      const clock = new ManualClock();
      const faults: Fault[] = [{ kind: 'slow-drip', milliseconds: 1_000_000, action, times: 1 }];
      const emulator = await started({ clock, faults });
      const answer = call(emulator, action, query, { now: () => clock.now() });
      const cutOff = expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' });
      await eventually(() => clock.waiting > 0);
      clock.advance(3_600_000);
      expect(clock.waiting).toBe(1);
      await emulator.close();
      await cutOff;
    });
  });

  test('strike at no other action', async () => {
    const emulator = await started({ faults: [{ kind: 'throttle', action: 'SearchMedia' }] });
    expect((await call(emulator, 'DescribeVodRefreshTasks')).status).toBe(200);
    expect((await call(emulator, 'SearchMedia')).status).toBe(503);
  });
});
