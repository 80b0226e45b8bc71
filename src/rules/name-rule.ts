import { checkOf, checkRequired, matches } from './plan';
import { type ErrorDraft, NONE, type Violation, show, some } from './rule';
import type { Values } from './values';

type NameRuleDraft = Omit<ErrorDraft, 'props' | 'bounds' | 'check' | 'plan'> & {
  readonly prop: string;
  readonly pattern: RegExp;
  readonly most: number;
  /** Whether a null breaks the rule. @default null means left out */
  readonly required?: true;
};

/** A rule that a name has the characters and the length that a service takes. */
export function nameRule({ prop, pattern, most, required, ...draft }: NameRuleDraft): ErrorDraft {
  return {
    ...draft,
    props: [prop],
    bounds: { max: most },
    check: (values, { max }) => {
      const name = values.text(prop);
      return name === undefined || (name.length <= max && pattern.test(name)) ? NONE : [{ prop, found: `${show(name)} (${name.length} characters)` }];
    },
    plan: (values, { max }) => (required ? checkRequired : checkOf)(values, prop, (name) => `${matches(name, pattern)} && length(${name}) <= ${max}`),
  };
}

/** The violation that others have the same name. */
export function othersOfName(values: Values, prop: string, othersPath: string): readonly Violation[] {
  const others = values.list(othersPath) ?? [];
  return others.length > 0 ? [{ prop, found: `${show(values.text(prop))}, which is also that of ${some(others, 3)}` }] : NONE;
}
