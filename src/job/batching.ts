/** Cuts a stream of media IDs into batches of the given size, dropping repeats; tells of each repeat. */
export function* batches(ids: Iterable<string>, size: number, repeated?: (id: string) => void): Generator<string[]> {
  const seen = new Set<string>();
  let batch: string[] = [];
  for (const id of ids) {
    if (seen.has(id)) {
      repeated?.(id);
      continue;
    }
    seen.add(id);
    batch.push(id);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
}
