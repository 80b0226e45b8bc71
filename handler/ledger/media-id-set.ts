/** Media IDs that are told apart. */
export interface MediaIdSet {
  has(mediaId: string): boolean;
  add(mediaId: string): unknown;
  readonly size: number;
}

/** Makes an empty set: the one place that decides what is remembered of an ID. */
export function newMediaIdSet(): MediaIdSet {
  return new Set<string>();
}
