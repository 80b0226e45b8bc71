import { expect, test } from 'vitest';
import { Source } from '../../handler/source';

async function* pages(...all: readonly (readonly string[])[]) {
  yield* all;
}

async function read(source: Source, size: number): Promise<string[][]> {
  const batches: string[][] = [];
  for (let batch = await source.next(size); batch.length > 0; batch = await source.next(size)) {
    batches.push(batch);
  }
  return batches;
}

test('a source holds no media twice, cuts across portions, and ends with what is left', async () => {
  const repeats: string[] = [];
  const source = new Source(pages(['a', 'b', 'a'], [], ['c', 'b', 'd', 'e']), { onRepeat: (id) => repeats.push(id), onNoMediaId: () => undefined });
  expect(await read(source, 2)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(repeats).toEqual(['a', 'b']);
  expect(await source.next(2)).toEqual([]);
});

test('nothing makes no batch', async () => {
  expect(await read(new Source(pages(), { onRepeat: () => undefined, onNoMediaId: () => undefined }), 20)).toEqual([]);
});
