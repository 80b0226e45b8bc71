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
  if (value === null) {
    return undefined;
  }
  if (typeof value === 'string') {
    return isExpression(value) ? UNKNOWN : value;
  }
  if (value instanceof DataText) {
    return value.isOpen ? UNKNOWN : value.text;
  }
  if (value instanceof PlanOnly || isToken(value)) {
    return UNKNOWN;
  }
  return Array.isArray(value) ? value.map(known) : value;
}
