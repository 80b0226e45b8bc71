import { hclList, hclText } from './hcl';
import type { PlanCheck } from './rule';
import type { Values } from './values';

/** No condition, shared. */
export const NO_CHECK: readonly PlanCheck[] = [];

const REFERENCE = /\u27e6([^?\u27e7]+)(\?)?\u27e7/g;

/** Stands in a condition for the value of a prop, `null` where it is left out. */
export function of(path: string): string {
  return `\u27e6${path}\u27e7`;
}

/** Stands in a condition for the list of those elements of a prop that are not known at synth: all, where the list itself is not. */
function openOf(path: string): string {
  return `\u27e6${path}?\u27e7`;
}

/** Puts expressions in the place of what `of` and `openOf` answered. */
export function resolveReferences(text: string, expressionOf: (path: string, openOnly: boolean) => string): string {
  return text.replace(REFERENCE, (_, path: string, open: string | undefined) => expressionOf(path, open !== undefined));
}

/** Whether something of a prop is not known at synth. */
export function isOpen(values: Values, path: string): boolean {
  return values.given(path) && !values.known(path);
}

/** A check of one prop whose value is not known; a null means that the prop is left out. */
export function checkOf(values: Values, path: string, condition: (value: string) => string): readonly PlanCheck[] {
  return checkTogether(values, [path], (value) => ({ prop: path, condition: unlessNull(value, condition(value)), found: value }));
}

/** A check of one prop for a warning: quiet for null, and where it cannot be evaluated, which an error says. */
export function warningOf(values: Values, path: string, condition: (value: string) => string): readonly PlanCheck[] {
  return checkTogether(values, [path], (value) => ({ prop: path, condition: quietly(value, condition(value)), found: value }));
}

/** A check of one prop that may not be left out: a null breaks it. */
export function checkRequired(values: Values, path: string, condition: (value: string) => string): readonly PlanCheck[] {
  return checkTogether(values, [path], (value) => ({ prop: path, condition: notNull(value, condition(value)), found: value }));
}

/** A check of several props, of which at least one is not known. */
export function checkTogether(values: Values, paths: readonly string[], check: (...given: string[]) => PlanCheck): readonly PlanCheck[] {
  return paths.some((path) => isOpen(values, path)) ? [check(...paths.map(of))] : NO_CHECK;
}

/** A check of two props that are both given, of which at least one is not known. */
export function checkBoth(values: Values, paths: readonly [string, string], check: (one: string, other: string) => PlanCheck): readonly PlanCheck[] {
  return paths.every((path) => values.given(path)) ? checkTogether(values, paths, check) : NO_CHECK;
}

/** A check that a list which is not known as a whole, length included, holds something. */
export function checkNotEmpty(values: Values, path: string, withNull: typeof unlessNull): readonly PlanCheck[] {
  const list = of(path);
  return isOpen(values, path) && values.length(path) === undefined
    ? [{ prop: path, condition: withNull(list, `length(${list}) > 0`), found: list }]
    : NO_CHECK;
}

/** A check of those elements of a list that are not known, as a list. */
export function checkElements(
  values: Values,
  path: string,
  condition: (elements: string) => string,
  withNull: typeof unlessNull = unlessNull,
): readonly PlanCheck[] {
  const elements = openOf(path);
  return isOpen(values, path) ? [{ prop: path, condition: withNull(elements, condition(elements)), found: elements }] : NO_CHECK;
}

/** A check of each element of a list that is not known. */
export function checkEach(values: Values, path: string, condition: (element: string) => string): readonly PlanCheck[] {
  return checkElements(values, path, (list) => `alltrue([for element in ${list} : try(${condition('element')}, false)])`);
}

/** A check that each element of a list which is not known is a text of so many characters of a kind: one pattern over its JSON, quick for thousands. */
export function checkEachText(values: Values, path: string, characters: string, withNull = unlessNull): readonly PlanCheck[] {
  return checkElements(values, path, (list) => matches(`jsonencode(${list})`, `^\\[(?:"${characters}",?)*\\]$`), withNull);
}

/** A condition that holds for null too, and that is broken where it cannot be evaluated. */
export function unlessNull(value: string, condition: string): string {
  return `${value} == null ? true : try(${condition}, false)`;
}

/** A condition that holds for null, and where it cannot be evaluated. */
export function quietly(value: string, condition: string): string {
  return `${value} == null ? true : try(${condition}, true)`;
}

/** A condition that null breaks, and that is broken where it cannot be evaluated. */
export function notNull(value: string, condition: string): string {
  return `${value} == null ? false : try(${condition}, false)`;
}

/** Whether a text matches a pattern; as text, the pattern is in the dialect of Terraform alone. */
export function matches(value: string, pattern: RegExp | string): string {
  return `can(regex(${hclText(typeof pattern === 'string' ? pattern : pattern.source)}, ${value}))`;
}

/** Whether a value is one of some texts. */
export function isOneOf(value: string, texts: readonly string[]): string {
  return `contains(${hclList(texts)}, ${value})`;
}

/** Whether a list holds nothing but some texts; linear in its length. */
export function holdsOnly(list: string, texts: readonly string[]): string {
  return `length(setsubtract(toset(${list}), ${hclList(texts)})) == 0`;
}

/** Whether a number is whole and within bounds, both ends included. */
export function isWhole(value: string, min: number, max: number): string {
  return `floor(${value}) == ${value} && ${value} >= ${min} && ${value} <= ${max}`;
}

/** An instant as Terraform reads it: its seconds must be there. */
export function withSeconds(value: string): string {
  return `replace(${value}, "/^(.{16})(Z|[+-])/", "$1:00$2")`;
}
