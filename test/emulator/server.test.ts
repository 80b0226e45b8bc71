import { Agent, request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { MOST_BODY_BYTES } from '../../emulator/server';
import { preload } from './support/caller';
import { started } from './support/emulators';
import { eventually } from './support/eventually';
import { ManualClock } from './support/manual-clock';

describe('the server', () => {
  test('listens on the loopback address', async () => {
    const emulator = await started();
    expect(emulator.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('takes each answer its time', async () => {
    const clock = new ManualClock();
    const emulator = await started({ clock, latency: [100, 200], random: () => 0.5 });
    const answer = preload(emulator, ['a'], {}, { now: () => clock.now() });
    await eventually(() => clock.waiting > 0);
    clock.advance(149);
    expect(clock.waiting).toBe(1);
    clock.advance(1);
    expect(clock.waiting).toBe(0);
    expect((await answer).status).toBe(200);
  });

  test('keeps connections open between calls', async () => {
    const emulator = await started();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number>();
    agent.on('free', (socket) => ports.add(socket.localPort));
    for (let index = 0; index < 5; index++) {
      await preload(emulator, ['a'], {}, { agent });
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });

  test('survives what is no call at all', async () => {
    const emulator = await started();
    const status = await new Promise((resolve, reject) => {
      request(`${emulator.endpoint}/%?=&&%zz=%`, (response) => resolve(response.resume().statusCode))
        .once('error', reject)
        .end();
    });
    expect(status).toBe(400);
    expect((await preload(emulator, ['a'])).status).toBe(200);
  });
});

describe('closing', () => {
  test('cuts off what hangs, waits or drips', async () => {
    const emulator = await started({
      faults: [
        { kind: 'hang', when: { callNumber: 1 } },
        { kind: 'slow-drip', milliseconds: 3_600_000, when: { callNumber: 2 } },
        { kind: 'delay', milliseconds: 3_600_000, when: { callNumber: 3 } },
      ],
    });
    const calls = [preload(emulator, ['a']), preload(emulator, ['b']), preload(emulator, ['c'])];
    const settled = Promise.allSettled(calls);
    await eventually(() => emulator.calls.length === 3);
    await emulator.close();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  test('leaves nothing for the clock to call back', async () => {
    const clock = new ManualClock();
    const emulator = await started({ clock, latency: 1_000 });
    const cutOff = expect(preload(emulator, ['a'], {}, { now: () => clock.now() })).rejects.toMatchObject({ code: 'ECONNRESET' });
    await eventually(() => clock.waiting > 0);
    await emulator.close();
    expect(clock.waiting).toBe(0);
    await cutOff;
  });
  test('works twice, and frees the port', async () => {
    const emulator = await started();
    await Promise.all([emulator.close(), emulator.close()]);
    await expect(preload(emulator, ['a'])).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

test('a body is taken up to its bound, and refused beyond', async () => {
  const emulator = await started();
  const status = async (bytes: number) => (await fetch(emulator.endpoint, { method: 'POST', body: new Uint8Array(bytes) })).status;
  expect(await status(MOST_BODY_BYTES)).toBe(400);
  expect(await status(MOST_BODY_BYTES + 1)).toBe(413);
});
