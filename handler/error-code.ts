import { textOf } from './json';

/** Stands for a code that is no word. */
export const UNREADABLE_CODE = 'UnreadableCode';

/** Codes of VOD, such as `InvalidParameter` and `InvalidScrollToken.Expired`. */
const CODE = /^[A-Za-z][A-Za-z0-9._-]{0,99}$/;

/** An error code of VOD; undefined where there is none. It becomes a reason of the report, so that it must be a word. */
export function codeOf(value: unknown): string | undefined {
  const code = textOf(value);
  return code === undefined || CODE.test(code) ? code : UNREADABLE_CODE;
}
