import { CRON_FIELD_NAMES, type CronField, FIELD_SPECS, type FieldSpec } from './fields';
import { remember } from './memo';
import { regExpOf } from './pattern';

/** What is wrong with a field. */
export type FieldProblemKind =
  /** Not of the form that the dialect has. */
  | 'syntax'
  /** A number outside of the field's range, or an unknown name. */
  | 'value'
  /** A range whose end comes before its start, in any of the orders that the documentation has. */
  | 'range-wraps'
  /** A step that is zero, or that never takes a second step. */
  | 'step'
  /** A weekday given by its number. */
  | 'weekday-number'
  /** A name that is not in upper case. */
  | 'name-case'
  /** Something that other dialects have, or that other fields of this one take. */
  | 'unsupported'
  /** Both `day` and `weekDay` are restricted. */
  | 'day-and-week-day'
  /** A time zone that is not in the tz database. */
  | 'time-zone';

/** A field that cannot be used, in the words that a message needs. */
export interface FieldProblem {
  /** The prop that is wrong. */
  readonly field: CronField | 'timeZone';
  /** The text that was given. */
  readonly value: string;
  /** What is wrong with it. */
  readonly kind: FieldProblemKind;
  /** What the field takes. */
  readonly allowed: string;
  /**
   * Why it is wrong, where `allowed` does not say it.
   * @default - `allowed` says it
   */
  readonly hint?: string;
  /**
   * A text for the whole field that is valid and says what was probably meant.
   * @default - there is no single one
   */
  readonly instead?: string;
}

/** A field that was understood. */
export interface ParsedField {
  /** The values it stands for, ascending, each once. Weekdays count from MON, 1, to SUN, 7. */
  readonly values: readonly number[];
  /** Whether it is `*` or `?`: the field restricts nothing. A list of all values is a restriction by its form. */
  readonly any: boolean;
}

interface ElementProblem {
  readonly kind: FieldProblemKind;
  readonly hint?: string;
  /** What to write in place of this one element. */
  readonly instead?: string;
}

const TEXTS_REMEMBERED = 2000;

const ELEMENTS = byField((spec) => regExpOf(spec.element));

const PARSERS = byField((spec) => remember(TEXTS_REMEMBERED, (text) => parseText(spec, text)));

/**
 * Reads one field of a cron expression, strictly as Function Compute documents it.
 *
 * Names are upper case, as documented. Weekdays are names only, since the documentation numbers them in two ways, and a range of weekdays
 * must ascend whether the week begins on Monday or on Sunday. Results are shared between calls: do not change them.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/time-triggers
 */
export function parseField(field: CronField, text: string): ParsedField | FieldProblem {
  return PARSERS[field](text);
}

/** Whether a field could not be read. */
export function isFieldProblem(parsed: ParsedField | FieldProblem): parsed is FieldProblem {
  return 'kind' in parsed;
}

function byField<T>(make: (spec: FieldSpec) => T): Readonly<Record<CronField, T>> {
  return Object.fromEntries(CRON_FIELD_NAMES.map((field) => [field, make(FIELD_SPECS[field])])) as Record<CronField, T>;
}

function parseText(spec: FieldSpec, text: string): ParsedField | FieldProblem {
  if (spec.any.includes(text)) {
    return { values: Object.freeze(numbers(spec.min, spec.max)), any: true };
  }
  const elements = spec.field === 'second' ? [text] : text.split(',');
  const values = new Set<number>();
  for (let index = 0; index < elements.length; index++) {
    const found = parseElement(spec, elements[index], elements.length);
    if (!Array.isArray(found)) {
      return fieldProblem(spec, text, elements, index, found);
    }
    found.forEach((value) => values.add(value));
  }
  return { values: Object.freeze([...values].sort((a, b) => a - b)), any: false };
}

/** The problem of one element as the problem of its field. */
function fieldProblem(spec: FieldSpec, text: string, elements: string[], index: number, problem: ElementProblem): FieldProblem {
  const { kind, hint, instead } = problem;
  const proposal = instead === '*' ? '*' : instead && elements.map((element, i) => (i === index ? instead : element)).join(',');
  const parsed = proposal === undefined ? undefined : parseText(spec, proposal);
  // A proposal that is not valid has a proposal of its own.
  return { field: spec.field, value: text, kind, allowed: spec.allowed, hint, instead: parsed && isFieldProblem(parsed) ? parsed.instead : proposal };
}

/** A value, a range, or either with a step: `*` before a step is the whole range, and a value before one reaches to the end of the field. */
function parseElement(spec: FieldSpec, element: string, count: number): number[] | ElementProblem {
  const groups = ELEMENTS[spec.field].exec(element.replace(/^\*\//, `${spec.min}-${spec.max}/`))?.groups;
  if (!groups) {
    return malformed(spec, element, count);
  }
  const { from: first, to: last, step } = groups;
  const from = valueOf(spec, first);
  const to = last === undefined && step !== undefined ? spec.max : valueOf(spec, last ?? first);
  const outside = [from, to].find((value) => value < spec.min || value > spec.max);
  if (outside !== undefined) {
    return { kind: 'value', hint: spec.field === 'hour' && outside === 24 ? 'midnight is hour 0' : undefined };
  }
  if (wraps(spec, from, to)) {
    const problem = wrapped(spec, first, from, to);
    return step === undefined ? problem : { ...problem, instead: undefined };
  }
  if (step !== undefined && from + Number(step) > to) {
    return { kind: 'step', hint: `the step is wider than what it steps through: this says ${first} alone`, instead: first };
  }
  return numbers(from, to, Number(step ?? 1));
}

function valueOf(spec: FieldSpec, text: string): number {
  const place = spec.names.indexOf(text);
  return place >= 0 ? place + spec.min : Number(text);
}

/** Why an element is not of the form that its field has. */
function malformed(spec: FieldSpec, element: string, count: number): ElementProblem {
  if (element.trim() === '') {
    return { kind: 'syntax', hint: count > 1 ? 'an element of the list is empty' : 'the field is empty' };
  }
  if (/\s/.test(element)) {
    return { kind: 'syntax', hint: 'a field holds no blanks', instead: element.replace(/\s/g, '') };
  }
  if (spec.field === 'second') {
    const dialect = /^[\d,\-*/?]+$/.test(element);
    return { kind: dialect ? 'unsupported' : 'syntax', hint: dialect ? 'a timer fires once a minute at most' : undefined };
  }
  const [base, step, ...rest] = element.split('/');
  return (
    foreignElement(spec, element, count) ??
    (rest.length > 0 ? { kind: 'syntax', hint: 'a step has one /' } : undefined) ??
    malformedRange(spec, base, step) ??
    malformedStep(spec, step)
  );
}

/** What other dialects have and this one has not. */
function foreignElement(spec: FieldSpec, element: string, count: number): ElementProblem | undefined {
  if (element === '*' && count > 1) {
    return { kind: 'syntax', hint: '* stands alone, since it says all values', instead: '*' };
  }
  if (element.includes('?')) {
    const known = spec.any.includes('?');
    const hint = known ? '? stands alone' : '? is for day and weekDay';
    return { kind: known ? 'syntax' : 'unsupported', hint, instead: element === '?' && count === 1 ? '*' : undefined };
  }
  if (/^(H(\(.*\))?(\/\d+)?)$/.test(element)) {
    return { kind: 'unsupported', hint: 'only Jenkins has H; choose a value' };
  }
  if (element.includes('#') || /^(L|LW|L-\d+|\d+[LW]|[A-Z]{3}L)$/.test(element)) {
    return { kind: 'unsupported', hint: 'Function Compute has no L, W or #' };
  }
  return undefined;
}

function malformedRange(spec: FieldSpec, base: string, step: string | undefined): ElementProblem | undefined {
  const ends = base.split('-');
  if (base === '*') {
    return undefined;
  }
  if (ends.length > 2 || ends.includes('')) {
    return { kind: 'syntax' };
  }
  const problem = ends.map((end) => malformedValue(spec, end, base)).find((found) => found !== undefined);
  return problem?.instead && step !== undefined ? { ...problem, instead: `${problem.instead}/${step}` } : problem;
}

function malformedValue(spec: FieldSpec, text: string, base: string): ElementProblem | undefined {
  if (/^\d+$/.test(text)) {
    const hint = 'weekdays are named: their numbers are documented from Monday on, and from Sunday on';
    return spec.field === 'weekDay' ? { kind: 'weekday-number', hint } : undefined;
  }
  if (spec.names.includes(text)) {
    return undefined;
  }
  const named = base.replace(/[A-Za-z]+/g, (word) => nameOf(spec, word) ?? word);
  if (spec.names.includes(text.toUpperCase())) {
    return { kind: 'name-case', hint: 'names are documented in upper case', instead: named };
  }
  if (nameOf(spec, text) !== undefined) {
    return { kind: 'value', hint: 'names have three letters', instead: named };
  }
  return { kind: /^\w+$/.test(text) ? 'value' : 'syntax' };
}

function malformedStep(spec: FieldSpec, step: string): ElementProblem {
  if (!spec.steps) {
    return { kind: 'unsupported', hint: 'weekdays take no step; list them' };
  }
  return /^0+$/.test(step) ? { kind: 'step', hint: 'a step of 0 stands still' } : { kind: 'syntax', hint: 'a step is a number' };
}

function nameOf(spec: FieldSpec, word: string): string | undefined {
  const upper = word.toUpperCase();
  const place = upper.length < 3 ? -1 : spec.words.findIndex((full) => full.startsWith(upper));
  return spec.names[place];
}

function wraps(spec: FieldSpec, from: number, to: number): boolean {
  // Where the week begins on Sunday, SUN can only start a range; where it begins on Monday, SUN can only end one. So it can do neither.
  return from > to || (spec.field === 'weekDay' && to === spec.max && from !== to);
}

function wrapped(spec: FieldSpec, first: string, from: number, to: number): ElementProblem {
  const values = from > to ? [...numbers(from, spec.max), ...numbers(spec.min, to)] : numbers(from, to);
  const hint = `the range passes the end of the ${spec.field === 'weekDay' ? 'week' : 'field'}`;
  const named = spec.names.includes(first);
  const list = named ? values.map((value) => spec.names[value - spec.min]).join(',') : `${span(from, spec.max)},${span(spec.min, to)}`;
  return { kind: 'range-wraps', hint, instead: values.length > spec.max - spec.min ? '*' : list };
}

function span(from: number, to: number): string {
  return from === to ? String(from) : `${from}-${to}`;
}

function numbers(from: number, to: number, step = 1): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}
