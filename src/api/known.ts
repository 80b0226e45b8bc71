import { UNKNOWN } from '../rules/values';
import { DataText } from './data-text';
import { PlanOnly } from './plan-only';
import { isExpression, isToken } from './tokens';

/**
 * What is known of a value at synth: the value itself, `UNKNOWN`, or a list in which single elements are `UNKNOWN`.
 *
 * A token is unknown, and so is text that holds a raw `${` or `%{`: Terraform would evaluate it.
 */
export function known(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return isExpression(value) ? UNKNOWN : value;
    case 'number':
      return isToken(value) ? UNKNOWN : value;
    case 'object':
      if (value === null) {
        return undefined;
      }
      if (Array.isArray(value)) {
        return isToken(value) ? UNKNOWN : value.map(known);
      }
      if (value instanceof DataText) {
        return value.isOpen ? UNKNOWN : value.text;
      }
      return value instanceof PlanOnly || isToken(value) ? UNKNOWN : value;
    default:
      return value;
  }
}
