import { known } from '../api/known';
import { readInstant } from '../job/instant';
import type { Timed } from '../schedule-time';

/** The window in which a schedule runs, as far as it is known. */
export type Window = Pick<Timed, 'from' | 'before'>;

/** The window between two instants as texts, which may be tokens. */
export function windowBetween({ notBefore, notAfter }: { readonly notBefore?: unknown; readonly notAfter?: unknown }): Window {
  const [from, before] = [notBefore, notAfter].map((text) => {
    const value = readInstant(String(known(text ?? '')));
    return typeof value === 'number' ? value : undefined;
  });
  return { from, before };
}
