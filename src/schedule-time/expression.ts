import { isCron, parseCron, withDefaults, type CronFields, type Every } from './cron';
import { type EveryProblem, INTERVAL, parseEvery } from './every';
import { CRON_FIELD_NAMES, WEEK_DAYS } from './fields';
import { regExpOf } from './pattern';

/** The texts of an expression's fields, not yet read: `parseCron` reads them. */
export interface CronExpression {
  readonly kind: 'cron';
  /** The six fields, and the time zone where the expression names one. */
  readonly fields: CronFields;
}

/** An expression that is not of Function Compute's form. */
export interface ExpressionProblem extends EveryProblem {
  readonly kind: 'problem';
}

/** What an expression turned out to be. */
export type ParsedExpression = CronExpression | Every | ExpressionProblem;

const ZONE_PREFIX = 'CRON_TZ=';

const BLANK = '[\\s]';
const WORD = '[^\\s]+';
// In a second, `@`, `(` and `=` would begin the expressions of other crons.
const SECOND = '[^\\s@(=]+';
const COARSER = CRON_FIELD_NAMES.slice(1).map((field) => `${BLANK}+(?P<${field}>${WORD})`);

/** Six fields with a time zone in front or not, in Terraform's syntax; a group for each. */
export const CRON_EXPRESSION = `^${BLANK}*(?:${ZONE_PREFIX}(?P<timeZone>${WORD})${BLANK}+)?(?P<second>${SECOND})${COARSER.join('')}${BLANK}*$`;

/** An interval, in Terraform's syntax. */
export const EVERY_EXPRESSION = `^${BLANK}*@every${BLANK}+(?P<interval>${INTERVAL})${BLANK}*$`;

const CRON = regExpOf(CRON_EXPRESSION);
const BLANKS = regExpOf(`${BLANK}+`);

const SIX_FIELDS = 'Function Compute has six fields: second, minute, hour, day, month, weekDay';

/** The shorthands that other crons have, as Function Compute writes them. */
const SHORTHANDS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 0 1 1 *'],
  ['@annually', '0 0 0 1 1 *'],
  ['@monthly', '0 0 0 1 * *'],
  ['@weekly', '0 0 0 * * SUN'],
  ['@daily', '0 0 0 * * *'],
  ['@midnight', '0 0 0 * * *'],
  ['@hourly', '0 0 * * * *'],
]);

/**
 * Takes a timer expression of Function Compute apart: six fields, with `CRON_TZ=<zone>` before them or not, or `@every <interval>`.
 *
 * The fields are returned as texts. A problem names what other crons have, and what to write instead.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/time-triggers
 */
export function parseExpression(text: string): ParsedExpression {
  const cron = CRON.exec(text)?.groups;
  if (cron) {
    return { kind: 'cron', fields: cron };
  }
  if (/[^\S \t\n\f\r]/.test(text)) {
    return problem('fields are separated by spaces; one here only looks like a space', text.trim().replace(/\s+/g, ' '));
  }
  const words = text.split(BLANKS).filter((word) => word !== '');
  if (words.length === 0) {
    return problem('the expression is empty');
  }
  if (words[0].startsWith('@')) {
    return parseDescriptor(words);
  }
  const aws = /^(cron|rate)\((.*)\)$/.exec(words.join(' '));
  if (aws) {
    return problem(`${aws[1]}(...) is how AWS writes schedules; ${SIX_FIELDS}`, aws[1] === 'rate' ? `@every ${aws[2]}` : `0 ${aws[2]}`);
  }
  if (/^(TZ|CRON_TZ)=/i.test(words[0]) && !words[0].startsWith(ZONE_PREFIX)) {
    const zone = words[0].slice(words[0].indexOf('=') + 1);
    return problem('the time zone is set with CRON_TZ=', [ZONE_PREFIX + zone, ...words.slice(1)].join(' '));
  }
  return words[0].startsWith(ZONE_PREFIX) ? parseZoned(words[0].slice(ZONE_PREFIX.length), words.slice(1)) : wrongFields(words, undefined);
}

/** The expression of a cron, with its time zone written out and one blank between fields. */
export function renderCron(fields: CronFields): string {
  return textOf(withDefaults(fields));
}

function textOf({ timeZone, second, minute, hour, day, month, weekDay }: CronFields): string {
  return [...zonePrefix(timeZone), second, minute, hour, day, month, weekDay].join(' ');
}

function zonePrefix(timeZone: string | undefined): string[] {
  return timeZone === undefined ? [] : [ZONE_PREFIX + timeZone];
}

function parseDescriptor([name, ...rest]: string[]): ParsedExpression {
  if (name !== '@every') {
    return problem(`Function Compute documents no ${name}`, rest.length === 0 ? SHORTHANDS.get(name.toLowerCase()) : undefined);
  }
  if (rest.length === 0) {
    return problem('@every needs an interval, as in @every 5m');
  }
  const seconds = parseEvery(rest.join(' '));
  return typeof seconds === 'number' ? { kind: 'every', seconds } : problem(seconds.problem, seconds.instead);
}

function parseZoned(timeZone: string, words: string[]): ParsedExpression {
  if (timeZone === '') {
    return problem('CRON_TZ= is followed by the name of a time zone, without a blank');
  }
  if (words[0] === '@every') {
    return problem('an interval has no time zone', words.join(' '));
  }
  if (words.length === 1 && words[0].startsWith('@')) {
    const fields = SHORTHANDS.get(words[0].toLowerCase());
    return problem(`Function Compute documents no ${words[0]}`, fields && `${ZONE_PREFIX}${timeZone} ${fields}`);
  }
  return wrongFields(words, timeZone);
}

/** What is wrong with words that are not six fields. */
function wrongFields(words: string[], timeZone: string | undefined): ExpressionProblem {
  if (words.length === 5) {
    const instead = [...zonePrefix(timeZone), '0', ...words.slice(0, 4), unixWeekDays(words[4])];
    return problem(`five fields are a Unix cron; ${SIX_FIELDS}, so put a 0 for the second in front`, instead.join(' '));
  }
  if (words.length === 7) {
    return problem(`seven fields are a cron with a year; ${SIX_FIELDS}`, [...zonePrefix(timeZone), ...words.slice(0, 6)].join(' '));
  }
  if (words.length === 6) {
    return problem(`the second is one number; ${SIX_FIELDS}`);
  }
  return problem(`${words.length === 1 ? 'one field' : `${words.length} fields`}; ${SIX_FIELDS}`);
}

/** Unix counts weekdays from Sunday, 0 or 7. */
function unixWeekDays(field: string): string {
  return field.replace(/\d+/g, (number) => WEEK_DAYS[Number(number) - 1] ?? (number === '0' ? 'SUN' : number));
}

function problem(text: string, proposal?: string): ExpressionProblem {
  return { kind: 'problem', problem: text, instead: proposal === undefined ? undefined : valid(proposal) };
}

/** A proposal, if it is valid; what its own problems propose, if it is not. */
function valid(proposal: string): string | undefined {
  const parsed = parseExpression(proposal);
  if (parsed.kind === 'problem') {
    return parsed.instead;
  }
  if (parsed.kind === 'every') {
    return proposal;
  }
  const cron = parseCron(parsed.fields);
  if (isCron(cron)) {
    return proposal;
  }
  const repairs = Object.fromEntries(cron.map(({ field, instead }) => [field, instead]));
  return Object.values(repairs).includes(undefined) ? undefined : valid(textOf({ ...parsed.fields, ...repairs }));
}
