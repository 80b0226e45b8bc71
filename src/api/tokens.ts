import { type IResolvable, Token, Tokenization } from 'cdktf';

const NUMBER_TOKEN_IN_TEXT = /-?\d+(?:\.\d+)?e\+?2\d\d/g;

const STRING_TOKEN = /\$\{TfToken\[[a-zA-Z0-9:._-]+\]\}/g;

/** What `JSON.stringify` writes in place of a token. */
const UNRESOLVED = /<unresolved-[a-z]+>/;

/** Whether text holds anything that Terraform would evaluate: a token of any kind, or a raw template sequence. */
export function isExpression(text: string): boolean {
  return text.includes('${') || text.includes('%{') || text.includes('#{TfToken[') || holdsNumberToken(text);
}

/** Whether a number token was put into text, where it stands as its digits. */
export function holdsNumberToken(text: string): boolean {
  return text.includes('e') && (text.match(NUMBER_TOKEN_IN_TEXT) ?? []).some((digits) => Token.isUnresolved(Number(digits)));
}

/** A text in which string tokens stand for number tokens: cdktf loses a `-`, a `.` or a digit beside a number token, or the token itself. */
export function withoutNumberTokens(text: string): string {
  if (!text.includes('e')) {
    return text;
  }
  return text.replace(NUMBER_TOKEN_IN_TEXT, (digits) => {
    const token = Tokenization.reverseNumber(Number(digits));
    return token === undefined ? digits : Token.asString(token);
  });
}

/**
 * Whether text holds what JavaScript made of a token: a list or a map inside text, a token that was cut or spelt anew, or the mark that
 * `JSON.stringify` leaves of one.
 */
export function holdsBrokenToken(text: string): boolean {
  return (text.includes('[') && /TfToken\[/i.test(text.replace(STRING_TOKEN, ''))) || (text.includes('<') && UNRESOLVED.test(text));
}

/** A `${` that nothing closes, or a `%{` without the word of a directive. */
const BROKEN_TEMPLATE = /(?<!\$)\$\{[^}]*$|(?<!%)%\{(?!~?\s*(?:if|else|endif|for|endfor)\b)/;

/** Whether text holds what Terraform would take for a template and could not read. */
export function holdsBrokenTemplate(text: string): boolean {
  return text.includes('{') && BROKEN_TEMPLATE.test(text);
}

/** Whether a number is one that JavaScript calculated from a number token. */
export function isBrokenNumber(value: number): boolean {
  return Math.abs(value) > 1e200 && Number.isFinite(value) && !Token.isUnresolved(value);
}

/** Whether a value other than text is, as a whole, known only to Terraform: an `IResolvable`, or a token encoded as a number, list or map. */
export function isToken(value: unknown): boolean {
  if (Array.isArray(value)) {
    // An array with one string token is a list of one element that is not known.
    return value.length === 1 && typeof value[0] === 'string' && value[0].startsWith('#{TfToken[');
  }
  if (typeof value === 'number') {
    // cdktf encodes tokens as numbers far below zero; telling more takes a hundred times as long.
    return value < -1e200 && Token.isUnresolved(value);
  }
  return typeof value === 'object' && value !== null && (Tokenization.isResolvable(value) || isMapToken(value));
}

function isMapToken(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0].startsWith('&{TfToken[');
}

/** A value that is, as a whole, known only to Terraform, whatever its encoding; undefined for any other. */
export function tokenOf(value: unknown): IResolvable | undefined {
  if (typeof value === 'string') {
    return isExpression(value) ? Token.asAny(withoutNumberTokens(value)) : undefined;
  }
  if (!isToken(value)) {
    return undefined;
  }
  if (Tokenization.isResolvable(value)) {
    return value;
  }
  if (Array.isArray(value)) {
    return Tokenization.reverseList(value as string[]);
  }
  return typeof value === 'number' ? Tokenization.reverseNumber(value) : Tokenization.reverseMap(value as { [key: string]: unknown });
}
