import { Token } from 'cdktf';
import { UNKNOWN } from '../rules/values';
import { PlanOnly } from './plan-only';

const NUMBER_TOKEN_IN_TEXT = /-?\d+(?:\.\d+)?e\+?2\d\d/;

/**
 * What is known of a prop at synth: the value itself, `UNKNOWN`, or a list in which single elements are `UNKNOWN`.
 *
 * A token is unknown, and so is text that holds a raw `${` or `%{`: Terraform would evaluate it.
 */
export function known(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return isExpression(value) ? UNKNOWN : value;
    case 'number':
      return Token.isUnresolved(value) ? UNKNOWN : value;
    case 'object':
      if (value === null) {
        return undefined;
      }
      if (Array.isArray(value)) {
        return isListToken(value) ? UNKNOWN : value.map(known);
      }
      return value instanceof PlanOnly || Token.isUnresolved(value) ? UNKNOWN : value;
    default:
      return value;
  }
}

/** Whether text holds anything that Terraform would evaluate: a token of any kind, or a raw template sequence. */
export function isExpression(text: string): boolean {
  return text.includes('${') || text.includes('%{') || text.includes('#{TfToken[') || holdsNumberToken(text);
}

/** Whether a list as a whole is one token. */
export function isListToken(list: readonly unknown[]): boolean {
  return list.length === 1 && Token.isUnresolved(list) && !(typeof list[0] === 'string' && list[0].startsWith('${'));
}

/** Whether a number token was put into text, where it stands as its digits. */
export function holdsNumberToken(text: string): boolean {
  const match = text.includes('e') ? NUMBER_TOKEN_IN_TEXT.exec(text) : null;
  return match !== null && Token.isUnresolved(Number(match[0]));
}
