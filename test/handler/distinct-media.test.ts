import { expect, test } from 'vitest';
import { distinctMedia } from '../../handler/distinct-media';

async function* pages(...all: readonly (readonly string[])[]) {
  yield* all;
}

async function read(media: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const mediaId of media) {
    all.push(mediaId);
  }
  return all;
}

test('no media ID comes twice, in whatever page', async () => {
  let repeats = 0;
  const media = distinctMedia(
    pages(['a', 'b', 'a'], [], ['c', 'b', 'd', 'e']),
    () => true,
    () => repeats++,
  );
  expect(await read(media)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(repeats).toBe(2);
});

test('what is not accepted is left out, and asked about once', async () => {
  const asked: string[] = [];
  const accepts = (mediaId: string) => asked.push(mediaId) > 0 && mediaId !== 'b';
  expect(await read(distinctMedia(pages(['a', 'b', 'c'], ['b', 'd']), accepts, () => undefined))).toEqual(['a', 'c', 'd']);
  expect(asked).toEqual(['a', 'b', 'c', 'd']);
});
