const HIDDEN = '$1[redacted]@';

/** A value as a message shows it: text quoted and cut to a length that can be read, without the credentials of a URL. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    const text = value.replace(/(:\/\/)\S*@/g, HIDDEN);
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
  }
  if (Array.isArray(value)) {
    // An array in it may be anything, even the array itself.
    const shown = Array.from(value.slice(0, 5), (element: unknown) => (Array.isArray(element) ? 'an array' : show(element)));
    return `[${shown.join(', ')}${value.length > 5 ? `, ... ${value.length - 5} more` : ''}]`;
  }
  if (typeof value === 'function') {
    return 'a function';
  }
  if (typeof value === 'bigint') {
    return `${value}n`;
  }
  return typeof value === 'object' && value !== null ? kindOf(value) : String(value);
}

/** What should be a URL or a host, as a message shows it: what stands before an @ may be a password, whatever stands before that. */
export function showUrl(text: string): string {
  return show(text.replace(/(^|:\/\/).*@/s, HIDDEN));
}

/** What an object is: it may hold anything, even a toString that is none. */
function kindOf(value: object): string {
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
  const maker = tag === 'Object' ? (Object.getPrototypeOf(value) as { readonly constructor?: unknown } | null)?.constructor : undefined;
  const name = typeof maker === 'function' && maker.name !== '' ? maker.name : tag;
  return name === 'Object' ? 'an object' : `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** Texts as a message names a choice of them. */
export function either(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(', ')} or ${texts[texts.length - 1]}`;
}
