/**
 * Remembers what `make` returned for each text, for at most `limit` texts.
 *
 * A full memory is emptied at once: the texts of an app's schedules are few, and fill it again at once.
 */
export function remember<T>(limit: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) {
      return before;
    }
    const made = make(text);
    if (known.size >= limit) {
      known.clear();
    }
    known.set(text, made);
    return made;
  };
}
