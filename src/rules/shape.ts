import { type Field, type FieldType, TYPE_NAMES } from '../job/field';
import { PREFETCHER_FIELDS } from '../job/prefetcher-fields';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { SELECTION_KINDS, type SelectionKind } from '../job/selection-fields';
import { CHOICES, choiceRule } from './choice-rule';
import { problemsOf } from './input';
import { checkEachText, checkOf, matches, notNull, unlessNull } from './plan';
import { type PlanCheck, type Rule, errors } from './rule';
import type { Values } from './values';

/** The types of what a job carries as it is. */
type ValueType = Extract<FieldType, 'string' | 'number' | 'boolean' | 'strings'>;

/** A prop with its type. */
interface TypedProp {
  readonly prop: string;
  readonly type: ValueType;
  readonly required?: true;
}

/** The props of a selection, each below the path of its part. */
const OF_SELECTION = Object.values<SelectionKind>(SELECTION_KINDS).flatMap(({ prop: kind, fields }) =>
  Object.entries<Field>(fields).flatMap(([name, field]) => typed(`${kind === undefined ? '' : `${kind}.`}${field.prop ?? name}`, field)),
);

const OF_SCHEDULE = Object.entries<Field>(SCHEDULE_FIELDS).flatMap(([prop, field]) =>
  field.fields === undefined ? typed(prop, field) : Object.entries(field.fields).flatMap(([name, nested]) => typed(`${prop}.${name}`, nested)),
);

/** The switches of a prefetcher; its texts and numbers have rules of their own. */
const OF_PREFETCHER = Object.entries<Field>(PREFETCHER_FIELDS).flatMap(([prop, field]) =>
  typed(prop, field).filter(({ type }) => type === 'boolean'),
);

/** The types of values, and the closed choices. */
export const shapeRules: readonly Rule[] = [
  ...errors('any', [
    // In the function, the reader of the job judges types.
    {
      id: 'MP001',
      title: 'Every value has the type of its prop',
      props: [],
      reads: ['input.problems'],
      allowed: 'a value of the type that the prop names',
      check: (values) => problemsOf(values, 'type'),
      plan: (values) => propsOf(values).flatMap((prop) => typeChecks(values, prop)),
    },
  ]),
  ...errors('schedule', [
    choiceRule({
      id: 'MP019',
      title: 'Task type and result type are those that there are',
      choices: CHOICES.filter(({ prop }) => prop !== 'verification'),
      allowed: 'taskType: Preload, Refresh or RefreshThenPreload; resultType: Single or Multiple',
      see: 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls',
    }),
  ]),
];

// Anything inside a JSON text, escapes included.
const JSON_CHARACTERS = '(?:[^"\\\\]|\\\\.)*';

/** What a type looks like as JSON, which is how the value travels. */
const JSON_OF: Readonly<Record<Exclude<ValueType, 'strings'>, RegExp>> = {
  string: /^"/,
  number: /^-?[0-9]/,
  boolean: /^(?:true|false)$/,
};

/** A prop whose type the plan can judge: one that need not be known at synth. */
function typed(prop: string, { type, fixed, required }: Field): TypedProp[] {
  return !fixed && (type === 'string' || type === 'number' || type === 'boolean' || type === 'strings') ? [{ prop, type, required }] : [];
}

/** The props whose type the plan judges, those of every part of a selection among them. */
function propsOf(values: Values): TypedProp[] {
  return [...OF_SELECTION.flatMap((each) => values.mediaPaths(each.prop).map((prop) => ({ ...each, prop }))), ...OF_SCHEDULE, ...OF_PREFETCHER];
}

function typeChecks(values: Values, { prop, type, required }: TypedProp): readonly PlanCheck[] {
  const checks =
    type === 'strings'
      ? checkEachText(values, prop, JSON_CHARACTERS, required ? notNull : unlessNull)
      : checkOf(values, prop, (value) => matches(`jsonencode(${value})`, JSON_OF[type]));
  return checks.map((check) => ({ ...check, allowed: TYPE_NAMES[type] }));
}
