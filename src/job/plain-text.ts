// Line breaks and tabs become blanks; what cannot be seen and could repaint a terminal is dropped, and so are halves of characters.
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text on one line, without control characters and without marks that turn the direction of text. */
export function plain(text: string): string {
  return text.replace(BREAKS, ' ').replace(UNSEEN, '');
}

/** A text of at most so many characters; one that was longer ends with its length. */
export function cut(text: string, characters: number): string {
  if (text.length <= characters) {
    return text;
  }
  const length = `... (${text.length} characters)`;
  return text.slice(0, Math.max(0, characters - length.length)).replace(/\p{Cs}$/u, '') + length;
}
