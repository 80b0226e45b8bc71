import { createHash } from 'crypto';
import type { IConstruct } from 'constructs';
import { isExpression } from '../api/tokens';
import type { InputProblem } from '../rules/input';
import { ifGiven } from './or-default';

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

/** What is wrong with the path that names and addresses are made of. */
export function pathProblems({ node }: IConstruct): InputProblem[] {
  return isExpression(node.path)
    ? [{ kind: 'fixed', prop: 'id', found: 'a value that only Terraform knows', allowed: 'text, here and in every scope around it' }]
    : [];
}

/** Characters of a name behind a prefix that only Terraform knows, at most: role, project and queue names still fit. */
const MOST_BEHIND_PREFIX = 21;

/** A name as `nameOf` makes it, whose prefix may be known only to Terraform: then it stands in the name as an expression. */
export function prefixedName(path: string, prefix: string | undefined, most: number): string {
  return prefix !== undefined && isExpression(prefix)
    ? ifGiven(prefix, `${prefix}-${nameOf(path, undefined, MOST_BEHIND_PREFIX)}`, nameOf(path, undefined, most))
    : nameOf(path, prefix, most);
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
