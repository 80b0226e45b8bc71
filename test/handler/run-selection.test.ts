import { beforeEach, expect, test } from 'vitest';
import type { Caller, Outcome } from '../../handler/caller';
import { Lifetime } from '../../handler/lifetime';
import { Log } from '../../handler/log';
import { RunSelection, type RunSelectionProps } from '../../handler/run-selection';
import { openList } from '../../handler/selections/list-file';
import { Tally } from '../../handler/tally';
import type { Selection } from '../../src/job/job';
import { VirtualClock } from './support/virtual-clock';

const REFUSED: Outcome<never> = { kind: 'given up', answer: { kind: 'denied', code: 'Forbidden.RAM' }, lost: 0 };

/** Calls that VOD refuses. */
const caller = { call: () => Promise.resolve(REFUSED) } as unknown as Caller;

let tally: Tally;

beforeEach(() => {
  tally = new Tally(new Log(() => undefined), undefined);
});

function selectionOf(selections: readonly Selection[], history: RunSelectionProps['history'] = {}): RunSelection {
  const clock = new VirtualClock();
  const lifetime = new Lifetime(clock, { lastSend: 60, lastAnswer: 60 });
  return new RunSelection({
    selection: { type: 'concat', selections },
    caller,
    statusCaller: caller,
    lifetime,
    mounts: [],
    openList,
    clock,
    tally,
    history,
    tick: 0,
  });
}

function listOf(...ids: string[]): Selection {
  return { type: 'ids', ids };
}

async function batches(selection: RunSelection, size: number): Promise<string[][]> {
  const all: string[][] = [];
  for (let batch = await selection.next(size); batch.length > 0; batch = await selection.next(size)) {
    all.push(batch);
  }
  return all;
}

test('batches span pages, hold no media ID twice, and the last holds what is left', async () => {
  const selection = selectionOf([listOf('a', 'b', 'a'), listOf(), listOf('c', 'b', 'd', 'e')]);
  expect(await batches(selection, 2)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(tally.counts).toMatchObject({ selected: 5, duplicates: 2 });
  expect(await selection.next(2)).toEqual([]);
});

test('nothing makes no batch', async () => {
  expect(await batches(selectionOf([]), 20)).toEqual([]);
});

test('what was read before an error is given, and nothing after it', async () => {
  const selection = selectionOf([listOf('a', 'b', 'c'), { type: 'search', match: 'refused' }, listOf('d')]);
  expect(await batches(selection, 2)).toEqual([['a', 'b'], ['c']]);
  expect(selection.error?.message).toMatch(/refused.*Forbidden\.RAM/);
});

test('what is no media ID, or was submitted before, is counted as skipped', async () => {
  const submittedBefore = { reasonFor: (mediaId: string) => (mediaId === 'b' ? 'submitted 2026-03-01' : undefined) };
  const selection = selectionOf([listOf('a', 'not one!', 'b', 'c')], { submittedBefore });
  expect(await batches(selection, 9)).toEqual([['a', 'c']]);
  expect(tally.counts).toMatchObject({ selected: 4, skipped: 2 });
  expect(tally.groups.map(({ reason, ids }) => [reason, ids.kept])).toEqual([
    ['not a media ID', ['not one!']],
    ['submitted 2026-03-01', ['b']],
  ]);
});
