/** A value as a message shows it: text quoted and cut to a length that can be read. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}...` : value);
  }
  if (Array.isArray(value)) {
    const shown = value.slice(0, 5).map((element) => show(element));
    return `[${shown.join(', ')}${value.length > 5 ? `, ... ${value.length - 5} more` : ''}]`;
  }
  if (typeof value === 'function') {
    return 'a function';
  }
  // An object may hold anything, even a toString that is none.
  return typeof value === 'object' && value !== null ? (value instanceof Map ? 'a Map' : 'an object') : String(value);
}

/** Texts as a message names a choice of them. */
export function either(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(', ')} or ${texts[texts.length - 1]}`;
}
