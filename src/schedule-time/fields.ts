/** A field of a cron expression in Function Compute's dialect, by the name of its prop. */
export type CronField = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'weekDay';

/** What a field takes: the one description of the dialect, for the parser and for the conditions of a plan. */
export interface FieldSpec {
  readonly field: CronField;
  readonly min: number;
  readonly max: number;
  /** What restricts nothing. */
  readonly any: readonly string[];
  /** The form of one element of a list, in Terraform's syntax, with the groups `from`, `to` and `step`. Bounds and order are not part of it. */
  readonly element: string;
  readonly steps: boolean;
  /** Names of the values, from `min` on. */
  readonly names: readonly string[];
  /** The same names written out, which the dialect does not have. */
  readonly words: readonly string[];
  /** What the field takes, in the words of a message. */
  readonly allowed: string;
}

const WEEK_DAY_WORDS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const MONTH_WORDS = ['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE', 'JULY', 'AUGUST', 'SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER'];

/** The weekdays of the dialect; MON is 1. */
export const WEEK_DAYS: readonly string[] = WEEK_DAY_WORDS.map(shortName);

const MONTHS: readonly string[] = MONTH_WORDS.map(shortName);

const NUMBER = '[0-9]+';
const STEP = '(?:/(?P<step>0*[1-9][0-9]*))?';
const NUMBERS = { any: ['*'], element: `^${rangeOf([NUMBER])}${STEP}$`, steps: true, names: [], words: [] };

/** Every field, in the order of an expression. */
export const FIELD_SPECS: Readonly<Record<CronField, FieldSpec>> = {
  second: { ...NUMBERS, field: 'second', min: 0, max: 59, any: [], element: `^(?P<from>${NUMBER})$`, steps: false, allowed: 'one number, 0-59' },
  minute: { ...NUMBERS, field: 'minute', min: 0, max: 59, allowed: '0-59, and , - * /' },
  hour: { ...NUMBERS, field: 'hour', min: 0, max: 23, allowed: '0-23, and , - * /' },
  day: { ...NUMBERS, field: 'day', min: 1, max: 31, any: ['*', '?'], allowed: '1-31, and , - * ? /' },
  month: {
    ...NUMBERS,
    field: 'month',
    min: 1,
    max: 12,
    element: `^${rangeOf([NUMBER, ...MONTHS])}${STEP}$`,
    names: MONTHS,
    words: MONTH_WORDS,
    allowed: '1-12 or JAN-DEC, and , - * /',
  },
  weekDay: {
    field: 'weekDay',
    min: 1,
    max: 7,
    any: ['*', '?'],
    element: `^${rangeOf(WEEK_DAYS)}$`,
    steps: false,
    names: WEEK_DAYS,
    words: WEEK_DAY_WORDS,
    allowed: 'MON, TUE, WED, THU, FRI, SAT, SUN, and , - * ?',
  },
};

/** The names of the fields, in the order of an expression. */
export const CRON_FIELD_NAMES = Object.keys(FIELD_SPECS) as readonly CronField[];

function rangeOf(values: readonly string[]): string {
  const value = values.join('|');
  return `(?P<from>${value})(?:-(?P<to>${value}))?`;
}

function shortName(word: string): string {
  return word.slice(0, 3);
}
