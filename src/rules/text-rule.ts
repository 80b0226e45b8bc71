import { checkOf, checkRequired } from './plan';
import { type Bounds, type ErrorDraft, type Violation, show } from './rule';
import type { Values } from './values';

type TextRuleDraft = Omit<ErrorDraft, 'check' | 'plan'> & {
  readonly holds: (text: string, bounds: Bounds) => boolean;
  /** The same as a condition in Terraform's language. */
  readonly condition: (text: string, bounds: Bounds) => string;
  /** Whether a null breaks the rule. @default null means left out */
  readonly required?: true;
};

/** A rule that judges each of its props, which are texts, by itself. */
export function textRule({ holds, condition, required, ...draft }: TextRuleDraft): ErrorDraft {
  return {
    ...draft,
    check: (values, bounds) => textViolations(values, draft.props, (text) => holds(text, bounds)),
    plan: (values, bounds) => draft.props.flatMap((path) => (required ? checkRequired : checkOf)(values, path, (text) => condition(text, bounds))),
  };
}

/** The texts that do not hold. */
export function textViolations(values: Values, paths: readonly string[], holds: (text: string) => boolean): Violation[] {
  return paths.flatMap((prop) => {
    const text = values.text(prop);
    return text === undefined || holds(text) ? [] : [{ prop, found: show(text) }];
  });
}

/** The texts that something is wrong with, each with what it is. */
export function textProblems(values: Values, paths: readonly string[], problemOf: (text: string) => unknown): Violation[] {
  return paths.flatMap((prop) => {
    const text = values.text(prop);
    const problem = text === undefined ? undefined : problemOf(text);
    return text !== undefined && typeof problem === 'string' ? [{ prop, found: `${show(text)}: ${problem}` }] : [];
  });
}

/** The elements of a list that do not hold. */
export function elementViolations(values: Values, path: string, holds: (element: string) => boolean): Violation[] {
  return values
    .elements(path)
    .filter(({ value }) => !holds(value))
    .map(({ index, value }) => ({ prop: `${path}[${index}]`, found: show(value) }));
}
