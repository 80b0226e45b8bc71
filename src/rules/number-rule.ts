import type { Field, Fields } from '../job/field';
import { checkOf, checkRequired, isWhole } from './plan';
import { type Bounds, type ErrorDraft, isWholeNumber, show } from './rule';
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

/** A rule that numbers keep within the bounds of their fields, and are whole unless a field allows fractions. */
export function numberRule({ numbers, allowed, ...draft }: NumberRuleDraft): ErrorDraft {
  const [first] = numbers;
  // Numbers of the same bounds share them; others have bounds of their own.
  const shared = numbers.every(({ field }) => field.min === first.field.min && field.max === first.field.max);
  const prefixOf = ({ prop }: JudgedNumber) => (shared ? '' : `${prop} `);
  const boundsOf = (number: JudgedNumber, bounds: Bounds) => [bounds[`${prefixOf(number)}min`], bounds[`${prefixOf(number)}max`]] as const;
  const allowedOf = (number: JudgedNumber) => (shared ? undefined : wholeNumbers(number));
  return {
    ...draft,
    props: numbers.map(({ prop }) => prop),
    allowed: allowed ?? wholeNumbers(first),
    bounds: Object.fromEntries(
      numbers.flatMap((number) => [
        [`${prefixOf(number)}min`, number.field.min],
        [`${prefixOf(number)}max`, number.field.max],
      ]),
    ),
    check: (values, bounds) =>
      numbers.flatMap((number) => {
        const [min, max] = boundsOf(number, bounds);
        return pathsOf(values, number).flatMap((prop) => {
          const value = values.number(prop);
          const keeps = value === undefined || (number.field.fraction ? value >= min && value <= max : isWholeNumber(value, min, max));
          return keeps ? [] : [{ prop, found: show(value), allowed: allowedOf(number) }];
        });
      }),
    plan: (values, bounds) =>
      numbers.flatMap((number) => {
        const [min, max] = boundsOf(number, bounds);
        const { fraction, required } = number.field;
        const condition = (value: string) => (fraction ? `${value} >= ${min} && ${value} <= ${max}` : isWhole(value, min, max));
        return pathsOf(values, number)
          .flatMap((path) => (required ? checkRequired : checkOf)(values, path, condition))
          .map((check) => ({ ...check, allowed: allowedOf(number) }));
      }),
  };
}

function pathsOf(values: Values, { prop }: JudgedNumber): readonly string[] {
  return prop.startsWith('media.') ? values.mediaPaths(prop.slice('media.'.length)) : [prop];
}

function wholeNumbers({ field, unit }: JudgedNumber): string {
  return `a whole number from ${field.min} to ${field.max}${unit === undefined ? '' : ` (${unit})`}`;
}
