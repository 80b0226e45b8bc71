import { createHash } from 'crypto';

/**
 * A name for what a construct makes: readable, the same at every synth, and different for every construct path.
 *
 * It starts with the prefix, goes on with the path as far as that fits, and ends with eight digits of the path's hash.
 */
export function nameOf(path: string, prefix: string | undefined, most: number): string {
  const readable = [prefix, ...path.split('/')]
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => part.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-');
  const safe = /^[A-Za-z]/.test(readable) ? readable : `media-${readable}`;
  return `${safe.slice(0, most - 9).replace(/-+$/, '')}-${hash(path)}`;
}

/** A name with something behind it, shortened in front where it would be too long for the service. */
export function nameWith(name: string, suffix: string, most: number): string {
  const whole = `${name}-${suffix}`;
  // A token's length says nothing about its value.
  if (whole.length <= most || whole.includes('${')) {
    return whole;
  }
  return `${name.slice(0, most - suffix.length - 10).replace(/-+$/, '')}-${hash(name)}-${suffix}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
