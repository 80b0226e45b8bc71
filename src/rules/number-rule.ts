import type { Field, Fields } from '../job/field';
import { type PlanCheck, checkOf, checkRequired, isWhole } from './plan';
import { type ErrorDraft, NONE, type Violation, isWholeNumber, show } from './rule';
import type { Values } from './values';

/** A number that a rule judges by the bounds of its field. */
export interface JudgedNumber {
  /** The prop; `media.` stands for every part of a selection. */
  readonly prop: string;
  readonly field: Field & { readonly min: number; readonly max: number };
  readonly unit?: string;
}

/** The numbers with bounds among some fields. */
export function judgedNumbers(fields: Fields, prefix = ''): JudgedNumber[] {
  return Object.entries(fields).flatMap(([name, field]) => (hasBounds(field) ? [{ prop: prefix + name, field }] : []));
}

function hasBounds(field: Field): field is JudgedNumber['field'] {
  return field.min !== undefined && field.max !== undefined;
}

type NumberRuleDraft = Omit<ErrorDraft, 'props' | 'allowed' | 'bounds' | 'check' | 'plan'> & {
  readonly numbers: readonly JudgedNumber[];
  /** @default the bounds and the unit of the only number */
  readonly allowed?: string;
};

/** A number with the names that its bounds have in the rule, and what is allowed where the rule's own sentence does not say it. */
interface NamedNumber extends JudgedNumber {
  readonly minName: string;
  readonly maxName: string;
  readonly allowed?: string;
}

type Bounds = Readonly<Record<string, number>>;

/** A rule that numbers keep within the bounds of their fields, and are whole unless a field allows fractions. */
export function numberRule({ numbers, allowed, ...draft }: NumberRuleDraft): ErrorDraft {
  const named = withBoundNames(numbers);
  return {
    ...draft,
    props: numbers.map(({ prop }) => prop),
    allowed: allowed ?? wholeNumbers(numbers[0]),
    bounds: Object.fromEntries(
      named.flatMap(({ field, minName, maxName }) => [
        [minName, field.min],
        [maxName, field.max],
      ]),
    ),
    check: (values, bounds) => {
      let violations: Violation[] | undefined;
      for (const number of named) {
        for (const path of pathsOf(values, number)) {
          const value = values.number(path);
          if (value !== undefined && !keeps(number, value, bounds)) {
            (violations ??= []).push({ prop: path, found: show(value), allowed: number.allowed });
          }
        }
      }
      return violations ?? NONE;
    },
    plan: (values, bounds) =>
      named.flatMap((number) =>
        pathsOf(values, number)
          .flatMap((path) => planChecks(values, path, number, bounds))
          .map((check) => ({ ...check, allowed: number.allowed })),
      ),
  };
}

/** Numbers of the same bounds share them; others have bounds of their own. */
function withBoundNames(numbers: readonly JudgedNumber[]): NamedNumber[] {
  const [first] = numbers;
  const shared = numbers.every(({ field }) => field.min === first.field.min && field.max === first.field.max);
  return numbers.map((number) =>
    shared
      ? { ...number, minName: 'min', maxName: 'max' }
      : { ...number, minName: `${number.prop} min`, maxName: `${number.prop} max`, allowed: wholeNumbers(number) },
  );
}

function pathsOf(values: Values, { prop }: JudgedNumber): readonly string[] {
  return prop.startsWith('media.') ? values.mediaPaths(prop.slice('media.'.length)) : [prop];
}

function keeps({ field, minName, maxName }: NamedNumber, value: number, { [minName]: min, [maxName]: max }: Bounds): boolean {
  return field.fraction ? value >= min && value <= max : isWholeNumber(value, min, max);
}

function planChecks(
  values: Values,
  path: string,
  { field, minName, maxName }: NamedNumber,
  { [minName]: min, [maxName]: max }: Bounds,
): readonly PlanCheck[] {
  const condition = (value: string) => (field.fraction ? `${value} >= ${min} && ${value} <= ${max}` : isWhole(value, min, max));
  return field.required ? checkRequired(values, path, condition) : checkOf(values, path, condition);
}

function wholeNumbers({ field, unit }: JudgedNumber): string {
  return `a whole number from ${field.min} to ${field.max}${unit === undefined ? '' : ` (${unit})`}`;
}
