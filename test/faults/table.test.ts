import { afterAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../emulator';
import { seededRandom } from '../../emulator/random';
import { systemClock, type Clock } from '../../handler/clock';
import type { Files } from '../../handler/ledger/files';
import { TransportError, type HttpAnswer, type Transport } from '../../handler/transport';
import { carryOut, type Scenario } from './support/scenario';
import { tableOf, type Row } from './support/table';

const SUBMITTING = { action: 'RefreshMediaPlayUrls' } as const;
const often = { ...SUBMITTING, when: { probability: 0.25 }, times: 12 };
const once = { ...SUBMITTING, when: { callNumber: 3 } };

// A batch that chance strikes six times in a row is left to the retry.
const USUALLY_OK = /^(partial, then )?ok$/;

const SEARCH = { type: 'search', match: "Status in ('Normal')" } as const;

const vod = (...faults: Fault[]) => ({ vod: { faults } });

const SCENARIOS: readonly Scenario[] = [
  { fault: 'none', outcome: 'ok' },
  { fault: 'throttling storm', ...vod({ kind: 'throttle', when: { probability: 0.6 }, times: 20 }), timeout: 120, outcome: USUALLY_OK },
  { fault: '5xx storm', ...vod({ kind: 'server-error', ...often }), outcome: USUALLY_OK },
  { fault: 'resets before acceptance', ...vod({ kind: 'reset-before-acceptance', ...often }), outcome: USUALLY_OK },
  { fault: 'resets after acceptance', ...vod({ kind: 'reset-after-acceptance', ...often }), outcome: USUALLY_OK },
  { fault: 'garbage for answers', ...vod({ kind: 'garbage', ...often }), outcome: USUALLY_OK },
  { fault: 'half answers', ...vod({ kind: 'truncated', ...often }), outcome: USUALLY_OK },
  { fault: 'answers without a job ID', ...vod({ kind: 'job-id-missing', ...often }), outcome: USUALLY_OK },
  { fault: 'a hang before acceptance', ...vod({ kind: 'hang', ...once }), outcome: 'ok' },
  { fault: 'a hang after acceptance', ...vod({ kind: 'hang', done: true, ...once }), outcome: 'ok' },
  { fault: 'a slow drip', ...vod({ kind: 'slow-drip', milliseconds: 200, ...once }), outcome: 'ok' },
  { fault: 'a host that does not resolve, for a while', transport: (transport) => unresolved(transport, 25), outcome: 'ok' },
  {
    fault: 'a host that does not resolve at all',
    transport: (transport) => unresolved(transport, Infinity),
    retries: 1,
    timeout: 6,
    outcome: 'failed, then failed',
  },
  { fault: 'credentials that expire', ...vod({ kind: 'credentials-expired', ...once, times: 1 }), outcome: 'partial, then ok' },
  { fault: 'credentials that are refused for good', ...vod({ kind: 'forbidden', ...SUBMITTING }), outcome: 'failed, then failed, then failed' },
  // Whether a call is signed while the clock is off, and is then refused, hangs on which call comes when.
  { fault: 'a clock that jumps by two hours, once', clock: (invocation) => jumping(invocation === 1 ? 2 : 0, 30), outcome: /^(partial, then )?ok$/ },
  { fault: 'a clock that jumps by ten minutes, back and forth', clock: () => jumping(1 / 6, 1), outcome: 'ok' },
  {
    fault: 'a full mount, from the start',
    files: (files, invocation) => broken(files, invocation === 1 ? 'ENOSPC' : undefined, 0),
    outcome: 'failed: ledger not writable, then ok',
  },
  {
    fault: 'a mount that fills up on the way',
    files: (files, invocation) => broken(files, invocation === 1 ? 'ENOSPC' : undefined, 14),
    outcome: 'failed: ledger not writable, then ok',
  },
  {
    fault: 'a read-only mount',
    files: (files) => broken(files, 'EROFS', 0),
    retries: 1,
    outcome: 'failed: ledger not writable, then failed: ledger not writable',
  },
  { fault: "a clock 14 minutes behind VOD's", clock: () => offset(-14), outcome: 'ok' },
  { fault: "a clock 14 minutes ahead of VOD's", clock: () => offset(14), outcome: 'ok' },
  { fault: 'errors that repeat the headers', transport: (transport) => echoing(transport, 0.25), outcome: USUALLY_OK },
  { fault: 'none, with a search', selection: SEARCH, outcome: 'ok' },
  {
    fault: 'a search whose pages repeat, once',
    selection: SEARCH,
    transport: (transport, invocation) => (invocation === 1 ? miscounting(transport, 100_000, true) : transport),
    outcome: 'failed, then ok',
  },
  {
    fault: 'a search that counts more than it gives, once',
    selection: SEARCH,
    transport: (transport, invocation) => (invocation === 1 ? miscounting(transport, 100, false) : transport),
    outcome: 'partial, then ok',
  },
  { fault: 'a second delivery', deliveries: 2, outcome: 'ok, then ok' },
  {
    fault: 'a truncated report and truncated answers',
    deliveries: 2,
    before: (ledger) => ledger.truncate((path) => /(report|\.group|0000(0[2-9])\.after)\.json$/.test(path)),
    outcome: 'ok, then ok',
  },
  {
    fault: 'a ledger truncated but for its answers',
    deliveries: 2,
    before: (ledger) => ledger.truncate((path) => !path.endsWith('.after.json')),
    outcome: 'ok, then ok',
  },
];

const rows: Row[] = [];

describe.concurrent('whatever breaks, no media is lost, and only those of calls without a known answer are submitted twice', () => {
  test.each(SCENARIOS.map((scenario) => [scenario.fault, scenario] as const))('%s', async (_, scenario) => {
    const row = await carryOut(scenario);
    rows.push(row);
    expect(row.outcome).toEqual(typeof scenario.outcome === 'string' ? scenario.outcome : expect.stringMatching(scenario.outcome));
    expect(row).toMatchObject({ lost: 0, unexplained: [], leaked: [] });
    expect(row.once + row.twice + row.named).toBe(row.selected);
    expect(row.twice).toBeLessThanOrEqual(row.mayBeTwice);
  });
});

afterAll(() => {
  const order = SCENARIOS.map(({ fault }) => fault);
  console.log(tableOf([...rows].sort((a, b) => order.indexOf(a.fault) - order.indexOf(b.fault))));
});

/** A network whose first calls find no host. */
function unresolved(transport: Transport, calls: number): Transport {
  let left = calls;
  return {
    send: async (request, signal) => {
      if (left-- > 0) {
        throw new TransportError('ENOTFOUND', false, 'getaddrinfo ENOTFOUND vod.invalid');
      }
      return transport.send(request, signal);
    },
    close: () => transport.close(),
  };
}

/** A clock that is so many minutes off. */
function offset(minutes: number): Clock {
  return { ...systemClock, now: () => systemClock.now() + minutes * 60_000 };
}

/** A network on which some submissions end with an error that holds all that was sent. */
function echoing(transport: Transport, share: number): Transport {
  const random = seededRandom(7);
  let left = 12;
  return {
    close: () => transport.close(),
    send: async (request, signal) => {
      if (request.headers['x-acs-action'] !== 'RefreshMediaPlayUrls' || left === 0 || random() >= share) {
        return transport.send(request, signal);
      }
      left--;
      const echo = JSON.stringify(request.headers);
      return { status: 500, text: JSON.stringify({ Code: 'InternalError', Message: echo, RequestId: echo }) };
    },
  };
}

/** A network on which searches have another total, and perhaps one page again and again. */
function miscounting(transport: Transport, total: number, repeats: boolean): Transport {
  let page: HttpAnswer | undefined;
  return {
    close: () => transport.close(),
    send: async (request, signal) => {
      const isSearch = request.headers['x-acs-action'] === 'SearchMedia';
      const answer = isSearch && repeats && page !== undefined ? page : await transport.send(request, signal);
      if (!isSearch || answer.status !== 200) {
        return answer;
      }
      page = answer;
      return { ...answer, text: JSON.stringify({ ...(JSON.parse(answer.text) as object), Total: total, ScrollToken: 'the-same' }) };
    },
  };
}

/** A clock that is so many hours off after it was read so often, and right again after it was read so often once more. */
function jumping(hours: number, everyReadings: number): Clock {
  let readings = 0;
  return { ...systemClock, now: () => systemClock.now() + (Math.floor(readings++ / everyReadings) % 2) * hours * 3_600_000 };
}

/** A mount on which nothing can be made any more after so many objects. */
function broken(files: Files, code: string | undefined, objects: number): Files {
  let left = objects;
  return {
    ...files,
    create: async (path, text) => {
      if (code !== undefined && left-- <= 0) {
        throw Object.assign(new Error(code), { code });
      }
      await files.create(path, text);
    },
  };
}
