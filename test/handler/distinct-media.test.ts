import { expect, test } from 'vitest';
import { DistinctMedia } from '../../handler/distinct-media';

async function* pages(...all: readonly (readonly string[])[]) {
  yield* all;
}

async function read(media: DistinctMedia, size: number): Promise<string[][]> {
  const batches: string[][] = [];
  for (let batch = await media.next(size); batch.length > 0; batch = await media.next(size)) {
    batches.push(batch);
  }
  return batches;
}

test('no media ID comes twice; batches span pages, and the last holds what is left', async () => {
  let repeats = 0;
  const media = new DistinctMedia(pages(['a', 'b', 'a'], [], ['c', 'b', 'd', 'e']), { onRepeat: () => repeats++, accepts: () => true });
  expect(await read(media, 2)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(repeats).toBe(2);
  expect(await media.next(2)).toEqual([]);
});

test('what is not accepted is left out of the batches, and asked about once', async () => {
  const asked: string[] = [];
  const accepts = (mediaId: string) => asked.push(mediaId) > 0 && mediaId !== 'b';
  const media = new DistinctMedia(pages(['a', 'b', 'c'], ['b', 'd']), { onRepeat: () => undefined, accepts });
  expect(await read(media, 2)).toEqual([['a', 'c'], ['d']]);
  expect(asked).toEqual(['a', 'b', 'c', 'd']);
});

test('nothing makes no batch', async () => {
  expect(await read(new DistinctMedia(pages(), { onRepeat: () => undefined, accepts: () => true }), 20)).toEqual([]);
});
