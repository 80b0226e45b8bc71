import { type Rule, type Violation, errors, warnings } from './rule';
import type { Values } from './values';

/** What is wrong with a prop or an argument as it was given, whatever it means. */
export interface InputProblem extends Violation {
  readonly kind: 'type' | 'missing' | 'fixed' | 'template' | 'misspelt' | 'unknown';
}

/** The props whose values cannot be used, and count as left out. */
export function unusableProps(values: Values): readonly string[] {
  return problemsOf(values, 'type', 'missing', 'fixed', 'template').map(({ prop }) => prop);
}

/** The problems of some kinds. */
export function problemsOf(values: Values, ...kinds: readonly InputProblem['kind'][]): readonly InputProblem[] {
  const problems = (values.raw('input.problems') ?? []) as readonly InputProblem[];
  return problems.filter(({ kind }) => kinds.includes(kind));
}

/** Whether a rule is about the input itself. */
export function isInputRule({ id }: Rule): boolean {
  return id === 'MP001' || inputRules.some((rule) => rule.id === id);
}

const READ_AT_SYNTH = 'names and the presence of values are always known at synth';

/** The names of props, what must be given, and what must be known at synth. */
export const inputRules: readonly Rule[] = [
  ...errors('any', [
    {
      id: 'MP077',
      title: 'A prop has the name that the library gives it',
      props: [],
      reads: ['input.problems'],
      allowed: 'the name of a prop',
      why: 'a prop that the construct does not have is ignored',
      check: (values) => problemsOf(values, 'misspelt'),
      plan: READ_AT_SYNTH,
    },
    {
      id: 'MP078',
      title: 'A required prop is given',
      props: [],
      reads: ['input.problems'],
      allowed: 'a value',
      check: (values) => problemsOf(values, 'missing'),
      plan: READ_AT_SYNTH,
    },
    {
      id: 'MP079',
      title: 'A value that decides what is created is known at synth',
      props: [],
      reads: ['input.problems'],
      allowed: 'a value that is known at synth',
      why: 'the resources that are created depend on it, so that it must be known at synth: no token, no variable and no ${...}',
      check: (values) => problemsOf(values, 'fixed'),
      plan: 'the values must be known at synth',
    },
  ]),
  ...errors('any', [
    {
      id: 'MP089',
      title: 'Text is a template that Terraform can read',
      props: [],
      reads: ['input.problems'],
      allowed: 'text whose ${...} and %{...} are complete; for the characters themselves, write $${ and %%{',
      see: 'https://developer.hashicorp.com/terraform/language/expressions/strings#string-templates',
      check: (values) => problemsOf(values, 'template'),
      plan: 'Terraform reads no plan from such text',
    },
  ]),
  ...warnings('any', [
    {
      id: 'MP123',
      title: 'Every prop is one that the library has',
      props: [],
      reads: ['input.problems'],
      allowed: 'the props of the documentation',
      why: 'a prop that the construct does not have is ignored',
      check: (values) => problemsOf(values, 'unknown'),
    },
  ]),
];
