import { remember } from './memo';

/** A field of a cron expression in Function Compute's dialect, by the name of its prop. */
export type CronField = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'weekDay';

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

interface FieldSpec {
  readonly field: CronField;
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
  readonly words: readonly string[];
  readonly questionMark: boolean;
  readonly steps: boolean;
  readonly allowed: string;
}

interface ItemProblem {
  readonly kind: FieldProblemKind;
  readonly hint?: string;
  /** What to write in place of this one element. */
  readonly instead?: string;
}

/** The weekdays of the dialect; MON is 1. */
export const WEEK_DAYS: readonly string[] = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** The months of the dialect; JAN is 1. */
export const MONTHS: readonly string[] = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const WEEK_DAY_WORDS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const MONTH_WORDS = ['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE', 'JULY', 'AUGUST', 'SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER'];

const NUMBERS = { names: [], words: [], questionMark: false, steps: true };

const SPECS: Readonly<Record<CronField, FieldSpec>> = {
  second: { ...NUMBERS, field: 'second', min: 0, max: 59, steps: false, allowed: 'one number, 0-59' },
  minute: { ...NUMBERS, field: 'minute', min: 0, max: 59, allowed: '0-59, and , - * /' },
  hour: { ...NUMBERS, field: 'hour', min: 0, max: 23, allowed: '0-23, and , - * /' },
  day: { ...NUMBERS, field: 'day', min: 1, max: 31, questionMark: true, allowed: '1-31, and , - * ? /' },
  month: { ...NUMBERS, field: 'month', min: 1, max: 12, names: MONTHS, words: MONTH_WORDS, allowed: '1-12 or JAN-DEC, and , - * /' },
  weekDay: {
    field: 'weekDay',
    min: 1,
    max: 7,
    names: WEEK_DAYS,
    words: WEEK_DAY_WORDS,
    questionMark: true,
    steps: false,
    allowed: 'MON, TUE, WED, THU, FRI, SAT, SUN, and , - * ?',
  },
};

const TEXTS_REMEMBERED = 2000;

const PARSERS: Readonly<Record<CronField, (text: string) => ParsedField | FieldProblem>> = {
  second: parser('second'),
  minute: parser('minute'),
  hour: parser('hour'),
  day: parser('day'),
  month: parser('month'),
  weekDay: parser('weekDay'),
};

/**
 * Reads one field of a cron expression, strictly as Function Compute documents it.
 *
 * Names are upper case, as documented. Weekdays are names only, since the documentation numbers them in two ways, and a range of weekdays
 * must ascend whether the week begins on Monday or on Sunday. Answers are remembered and shared: do not change them.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/time-triggers
 */
export function parseField(field: CronField, text: string): ParsedField | FieldProblem {
  return PARSERS[field](text);
}

/** What a field takes, in the words of a message. */
export function allowedIn(field: CronField): string {
  return SPECS[field].allowed;
}

/** Tells a problem from a field that was understood. */
export function isFieldProblem(parsed: ParsedField | FieldProblem): parsed is FieldProblem {
  return 'kind' in parsed;
}

function parser(field: CronField): (text: string) => ParsedField | FieldProblem {
  const spec = SPECS[field];
  return remember(TEXTS_REMEMBERED, (text) => parseText(spec, text));
}

function parseText(spec: FieldSpec, text: string): ParsedField | FieldProblem {
  if (text === '*' && spec.field !== 'second') {
    return { values: Object.freeze(numbers(spec.min, spec.max)), any: true };
  }
  if (text === '?' && spec.questionMark) {
    return { values: Object.freeze(numbers(spec.min, spec.max)), any: true };
  }
  const items = text.split(',');
  const values = new Set<number>();
  for (let index = 0; index < items.length; index++) {
    const found = parseItem(spec, items[index], items.length);
    if (!Array.isArray(found)) {
      return fieldProblem(spec, text, items, index, found);
    }
    found.forEach((value) => values.add(value));
  }
  return { values: Object.freeze([...values].sort((a, b) => a - b)), any: false };
}

/** The problem of one element, told as the problem of its field. */
function fieldProblem(spec: FieldSpec, text: string, items: string[], index: number, problem: ItemProblem): FieldProblem {
  const { kind, hint, instead } = problem;
  const whole = instead === '*' ? '*' : instead && items.map((item, i) => (i === index ? instead : item)).join(',');
  const proposal = whole === undefined ? undefined : valid(spec, whole);
  return { field: spec.field, value: text, kind, allowed: spec.allowed, hint, instead: proposal };
}

/** A proposal, if it is valid; what it proposes itself, if it is not. */
function valid(spec: FieldSpec, proposal: string): string | undefined {
  const parsed = parseText(spec, proposal);
  return isFieldProblem(parsed) ? parsed.instead : proposal;
}

function parseItem(spec: FieldSpec, item: string, length: number): number[] | ItemProblem {
  if (item.trim() === '') {
    return { kind: 'syntax', hint: length > 1 ? 'an element of the list is empty' : 'the field is empty' };
  }
  if (/\s/.test(item)) {
    return { kind: 'syntax', hint: 'a field holds no blanks', instead: item.replace(/\s/g, '') };
  }
  if (spec.field === 'second') {
    return parseSecond(spec, item, length);
  }
  const foreign = foreignItem(spec, item, length);
  if (foreign) {
    return foreign;
  }
  const [base, step, ...rest] = item.split('/');
  if (rest.length > 0) {
    return { kind: 'syntax', hint: 'a step has one /' };
  }
  const range = parseRange(spec, base, step === undefined);
  if (step === undefined) {
    return range;
  }
  if (!Array.isArray(range)) {
    return { ...range, instead: range.kind === 'range-wraps' || range.instead === undefined ? undefined : `${range.instead}/${step}` };
  }
  return parseStep(spec, base, range, step);
}

function parseSecond(spec: FieldSpec, item: string, length: number): number[] | ItemProblem {
  if (length === 1 && /^\d+$/.test(item)) {
    return parseRange(spec, item, true);
  }
  const dialect = /^[\d,\-*/?]+$/.test(item);
  return { kind: dialect ? 'unsupported' : 'syntax', hint: dialect ? 'a timer fires once a minute at most' : undefined };
}

/** What other dialects have and this one has not. */
function foreignItem(spec: FieldSpec, item: string, length: number): ItemProblem | undefined {
  if (item === '*' && length > 1) {
    return { kind: 'syntax', hint: '* stands alone, since it says all values', instead: '*' };
  }
  if (item.includes('?')) {
    const hint = spec.questionMark ? '? stands alone' : '? is for day and weekDay';
    return { kind: spec.questionMark ? 'syntax' : 'unsupported', hint, instead: item === '?' && length === 1 ? '*' : undefined };
  }
  if (/^(H(\(.*\))?(\/\d+)?)$/.test(item)) {
    return { kind: 'unsupported', hint: 'only Jenkins has H; choose a value' };
  }
  if (item.includes('#') || /^(L|LW|L-\d+|\d+[LW]|[A-Z]{3}L)$/.test(item)) {
    return { kind: 'unsupported', hint: 'Function Compute has no L, W or #' };
  }
  return undefined;
}

/** A value, `*` (before a step) or a range. A value with a step reaches to the end of the field, as vendors of this dialect have it. */
function parseRange(spec: FieldSpec, base: string, alone: boolean): number[] | ItemProblem {
  if (base === '*') {
    return numbers(spec.min, spec.max);
  }
  const ends = base.split('-');
  if (ends.length > 2 || ends.includes('')) {
    return { kind: 'syntax' };
  }
  const from = parseValue(spec, ends[0], base);
  if (typeof from !== 'number') {
    return from;
  }
  if (ends.length === 1) {
    return alone ? [from] : numbers(from, spec.max);
  }
  const to = parseValue(spec, ends[1], base);
  if (typeof to !== 'number') {
    return to;
  }
  return wraps(spec, from, to) ? wrapped(spec, ends[0], from, to) : numbers(from, to);
}

function parseValue(spec: FieldSpec, text: string, base: string): number | ItemProblem {
  if (/^\d+$/.test(text)) {
    if (spec.field === 'weekDay') {
      return { kind: 'weekday-number', hint: 'weekdays are named: their numbers are documented from Monday on, and from Sunday on' };
    }
    const value = Number(text);
    if (value >= spec.min && value <= spec.max) {
      return value;
    }
    return { kind: 'value', hint: spec.field === 'hour' && value === 24 ? 'midnight is hour 0' : undefined };
  }
  const place = spec.names.indexOf(text);
  if (place >= 0) {
    return place + spec.min;
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

function nameOf(spec: FieldSpec, word: string): string | undefined {
  const upper = word.toUpperCase();
  const place = upper.length < 3 ? -1 : spec.words.findIndex((full) => full.startsWith(upper));
  return spec.names[place];
}

function wraps(spec: FieldSpec, from: number, to: number): boolean {
  // Where the week begins on Sunday, SUN can only start a range; where it begins on Monday, SUN can only end one. So it can do neither.
  return from > to || (spec.field === 'weekDay' && to === spec.max && from !== to);
}

function wrapped(spec: FieldSpec, first: string, from: number, to: number): ItemProblem {
  const values = from > to ? [...numbers(from, spec.max), ...numbers(spec.min, to)] : numbers(from, to);
  const hint =
    spec.field === 'weekDay'
      ? 'the range passes the end of the week, which the documentation begins on Monday in one place and on Sunday in another'
      : 'the range passes the end of the field';
  if (values.length > spec.max - spec.min) {
    return { kind: 'range-wraps', hint, instead: '*' };
  }
  if (spec.names.includes(first)) {
    return { kind: 'range-wraps', hint, instead: values.map((value) => spec.names[value - spec.min]).join(',') };
  }
  return { kind: 'range-wraps', hint, instead: `${span(from, spec.max)},${span(spec.min, to)}` };
}

function parseStep(spec: FieldSpec, base: string, range: number[], step: string): number[] | ItemProblem {
  if (!spec.steps) {
    return { kind: 'unsupported', hint: 'weekdays take no step; list them' };
  }
  if (!/^\d+$/.test(step)) {
    return { kind: 'syntax', hint: 'a step is a number' };
  }
  const size = Number(step);
  if (size === 0) {
    return { kind: 'step', hint: 'a step of 0 stands still' };
  }
  const values = range.filter((value) => (value - range[0]) % size === 0);
  if (values.length > 1) {
    return values;
  }
  const alone = base === '*' ? String(range[0]) : base.split('-')[0];
  return { kind: 'step', hint: `the step is wider than what it steps through: this says ${alone} alone`, instead: alone };
}

function span(from: number, to: number): string {
  return from === to ? String(from) : `${from}-${to}`;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
