import type { Field } from '../job/field';
import { type PlanCheck, checkOf, checkRequired, isWhole } from './plan';
import { NONE, type Rule, type RuleDraft, type Violation, isWholeNumber, rule, show } from './rule';
import type { Values } from './values';

/** A number that a rule judges by the bounds of its field. */
export interface JudgedNumber {
  /** The prop; `media.` stands for every part of a selection. */
  readonly prop: string;
  readonly field: Field & { readonly min: number; readonly max: number };
  readonly unit?: string;
  /** The name of the upper bound, where the rule's numbers have different ones. @default max */
  readonly maxName?: string;
}

type NumberRuleDraft = Pick<RuleDraft, 'id' | 'subject' | 'title' | 'why' | 'see' | 'handler'> & {
  /** Numbers with the same lower bound. */
  readonly numbers: readonly JudgedNumber[];
  /** @default the bounds and the unit of the only number */
  readonly allowed?: string;
};

/** A rule that numbers keep within the bounds of their fields, and are whole unless a field allows fractions. */
export function numberRule({ numbers, allowed, ...draft }: NumberRuleDraft): Rule {
  const bounds: Record<string, number> = {};
  for (const { field, maxName = 'max' } of numbers) {
    bounds.min = field.min;
    bounds[maxName] = field.max;
  }
  return rule({
    ...draft,
    props: numbers.map(({ prop }) => prop),
    allowed: allowed ?? wholeNumbers(numbers[0]),
    bounds,
    check: (values, judgedBy) => {
      let violations: Violation[] | undefined;
      for (const number of numbers) {
        for (const path of pathsOf(values, number)) {
          const value = values.number(path);
          if (value !== undefined && !keeps(number, value, judgedBy)) {
            (violations ??= []).push({ prop: path, found: show(value), allowed: number.maxName && wholeNumbers(number) });
          }
        }
      }
      return violations ?? NONE;
    },
    plan: (values, judgedBy) =>
      numbers.flatMap((number) =>
        pathsOf(values, number)
          .flatMap((path) => planChecks(values, path, number, judgedBy))
          .map((check) => ({ ...check, allowed: number.maxName && wholeNumbers(number) })),
      ),
  });
}

type Bounds = Readonly<Record<string, number>>;

function pathsOf(values: Values, { prop }: JudgedNumber): readonly string[] {
  return prop.startsWith('media.') ? values.mediaPaths(prop.slice('media.'.length)) : [prop];
}

function keeps({ field, maxName = 'max' }: JudgedNumber, value: number, bounds: Bounds): boolean {
  return field.fraction ? value >= bounds.min && value <= bounds[maxName] : isWholeNumber(value, bounds.min, bounds[maxName]);
}

function planChecks(values: Values, path: string, { field, maxName = 'max' }: JudgedNumber, bounds: Bounds): readonly PlanCheck[] {
  const { min, [maxName]: max } = bounds;
  const condition = (value: string) => (field.fraction ? `${value} >= ${min} && ${value} <= ${max}` : isWhole(value, min, max));
  return field.required ? checkRequired(values, path, condition) : checkOf(values, path, condition);
}

function wholeNumbers({ field, unit }: JudgedNumber): string {
  return `a whole number from ${field.min} to ${field.max}${unit === undefined ? '' : ` (${unit})`}`;
}
