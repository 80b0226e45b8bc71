import { type IResolvable, Token } from 'cdktf';
import { isWholeExpression } from '../api/data-text';
import { tokenOf } from '../api/tokens';
import { expression, renderExpression } from './expression';

/** A number, or its default where it is left out; a variable that is null means the default as well. */
export function numberOr(value: number | undefined, byDefault: number): number {
  return value === undefined ? byDefault : tokenOf(value) === undefined ? value : Token.asNumber(coalesced(value, byDefault));
}

/** A switch, or its default where it is left out; a variable that is null means the default as well. */
export function flagOr(value: boolean | IResolvable | undefined, byDefault: boolean): boolean | IResolvable {
  return value === undefined ? byDefault : typeof value === 'boolean' ? value : coalesced(value, byDefault);
}

/** A text, or its default where it is left out; a variable that is null means the default as well. */
export function textOr(value: string | undefined, byDefault: string): string {
  // Not through coalesce, which takes an empty text for null.
  return value === undefined ? byDefault : ifGiven(value, value, byDefault);
}

/** A text that is made of another one, or its default where a variable makes the other one null; a token inside text never does. */
export function ifGiven(value: string, text: string, byDefault: string): string {
  return isWholeExpression(value) ? Token.asString(unlessNull(value, text, byDefault)) : text;
}

/** A document in which a text stands, or null where a variable makes the text null. */
export function documentOf(value: string, document: unknown): unknown {
  return isWholeExpression(value) ? unlessNull(value, document, null) : document;
}

/** An object without those of its fields that a variable makes null. */
export function withoutNull(fields: object): IResolvable {
  return expression((context) => `{for name, value in ${renderExpression(fields, context)} : name => value if value != null}`);
}

function coalesced(value: unknown, byDefault: unknown): IResolvable {
  return expression((context) => `coalesce(${renderExpression(value, context)}, ${renderExpression(byDefault, context)})`);
}

function unlessNull(value: string, text: unknown, byDefault: unknown): IResolvable {
  return expression((context) => {
    const [tested, given, left] = [value, text, byDefault].map((each) => renderExpression(each, context));
    // In parentheses: it may stand in a larger expression.
    return `(${tested} == null ? ${left} : ${given})`;
  });
}
