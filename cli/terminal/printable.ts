import { stripVTControlCharacters } from 'node:util';

/** Characters of one line at most. */
export const LINE_CHARACTERS = 4_000;

/** Control characters, marks of direction, separators of lines, halves of pairs and whatever else has no shape of its own. */
const SHAPELESS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Marks upon marks, which would reach into the lines above. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/**
 * A text as one line that a terminal only shows: without escape sequences, and with a replacement character for what has no shape.
 *
 * A longer text is cut, with the number of characters left out.
 */
export function printable(text: string, most = LINE_CHARACTERS): string {
  const whole = text.length <= most;
  const shown = stripVTControlCharacters(whole ? text : text.slice(0, most))
    .replace(/[\t\r\n]+/g, ' ')
    .replace(SHAPELESS, '\ufffd')
    .replace(PILED_MARKS, '$1');
  return whole ? shown : `${shown} … (${text.length - most} more characters)`;
}

/** JSON text whose strings hold no character that a terminal acts on: the same value to whoever parses it. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(SHAPELESS, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''),
  );
}
