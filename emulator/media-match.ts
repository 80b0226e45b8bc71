/** Which media: a list, a set that may change meanwhile, or a predicate. */
export type MediaMatch = readonly string[] | ReadonlySet<string> | ((mediaId: string) => boolean);

/** Makes a predicate of whatever says which media; left out, none. */
export function mediaPredicate(match: MediaMatch | undefined): (mediaId: string) => boolean {
  if (match === undefined) {
    return () => false;
  }
  if (typeof match === 'function') {
    return match;
  }
  const ids: ReadonlySet<string> = match instanceof Set ? match : new Set(match);
  return (mediaId) => ids.has(mediaId);
}
