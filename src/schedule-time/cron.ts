import { dayPattern, type DayPattern } from './calendar';
import { CRON_FIELD_NAMES, type CronField } from './fields';
import { remember } from './memo';
import { isFieldProblem, parseField, type FieldProblem, type ParsedField } from './parse-field';
import { isTimeZone, nearestTimeZones } from './time-zones';

/** The fields of a cron expression as texts, each in Function Compute's dialect, and an IANA time zone in its own case. */
export type CronFields = { readonly [field in CronField | 'timeZone']?: string };

/** A cron that was understood: when it ticks, on the clock of its time zone. */
export interface Cron {
  readonly kind: 'cron';
  /** Every field, defaults filled in. */
  readonly fields: Required<CronFields>;
  /** The second of all its ticks. */
  readonly second: number;
  /** Its minutes, ascending. */
  readonly minutes: readonly number[];
  /** Its hours, ascending. */
  readonly hours: readonly number[];
  /** Its days. */
  readonly days: DayPattern;
  /** The IANA name of its time zone. */
  readonly timeZone: string;
}

/** An interval: it ticks every so many seconds, from a moment that Function Compute chooses. */
export interface Every {
  readonly kind: 'every';
  /** Seconds from one tick to the next. */
  readonly seconds: number;
}

/** When something is to run. */
export type Schedule = Cron | Every;

/** A field that was left out although a coarser one was given. */
export type MissingField = 'minute' | 'hour' | 'day';

/** The time zone of a cron that names none. */
export const DEFAULT_TIME_ZONE = 'UTC';

const CRONS_REMEMBERED = 2000;

const compileRemembered = remember(CRONS_REMEMBERED, (fields) => compile(JSON.parse(fields) as Required<CronFields>));

/**
 * Reads the fields of a cron.
 *
 * @returns the cron, or every problem that its fields have: of single fields first, then of `day` with `weekDay`, then of the time zone.
 * A date that never comes is no problem here: see `neverComes`. Nor is a field that is missing: see `missingFiner`.
 * Answers are remembered and shared: do not change them.
 */
export function parseCron(fields: CronFields): Cron | readonly FieldProblem[] {
  return compileRemembered(JSON.stringify(withDefaults(fields)));
}

/** Tells a cron from the list of its problems. */
export function isCron(parsed: Cron | readonly FieldProblem[]): parsed is Cron {
  return 'kind' in parsed;
}

/** The fields with every default filled in. */
export function withDefaults(fields: CronFields): Required<CronFields> {
  return {
    second: fields.second ?? '0',
    minute: fields.minute ?? '*',
    hour: fields.hour ?? '*',
    day: fields.day ?? '*',
    month: fields.month ?? '*',
    weekDay: fields.weekDay ?? '*',
    timeZone: fields.timeZone ?? DEFAULT_TIME_ZONE,
  };
}

/**
 * The fields that must be given and are not, finest first: all that are finer than the finest one given.
 *
 * Elsewhere a field left out means "every", so that `hour: '4'` alone runs 60 times. Minute comes before hour, before day and weekDay
 * (of which one is enough), before month. Where nothing is given, the minute is missing. The second is always optional.
 */
export function missingFiner(fields: CronFields): readonly MissingField[] {
  if (fields.minute !== undefined) {
    return [];
  }
  if (fields.hour !== undefined) {
    return ['minute'];
  }
  if (fields.day !== undefined || fields.weekDay !== undefined) {
    return ['minute', 'hour'];
  }
  return fields.month !== undefined ? ['minute', 'hour', 'day'] : ['minute'];
}

/** Whether the cron names days that no calendar has, as 31 April or 30 February. 29 February comes. */
export function neverComes(cron: Cron): boolean {
  return cron.days.empty;
}

function compile(fields: Required<CronFields>): Cron | readonly FieldProblem[] {
  const parsed = CRON_FIELD_NAMES.map((field) => parseField(field, fields[field]));
  const problems = parsed.filter(isFieldProblem);
  const [second, minute, hour, day, month, weekDay] = parsed as ParsedField[];
  if (!isFieldProblem(day) && !isFieldProblem(weekDay) && !day.any && !weekDay.any) {
    problems.push({
      field: 'weekDay',
      value: fields.weekDay,
      kind: 'day-and-week-day',
      allowed: 'day or weekDay, not both',
      hint: 'Function Compute does not document whether both have to match or one of them',
    });
  }
  if (!isTimeZone(fields.timeZone)) {
    const near = nearestTimeZones(fields.timeZone);
    problems.push({
      field: 'timeZone',
      value: fields.timeZone,
      kind: 'time-zone',
      allowed: 'a name of the IANA time zone database, in its own case',
      hint: near.length > 0 ? `near: ${near.join(', ')}` : undefined,
      instead: near[0]?.toLowerCase() === fields.timeZone.toLowerCase() ? near[0] : undefined,
    });
  }
  if (problems.length > 0) {
    return Object.freeze(problems);
  }
  return Object.freeze({
    kind: 'cron',
    fields: Object.freeze(fields),
    second: second.values[0],
    minutes: minute.values,
    hours: hour.values,
    days: dayPattern(month.values, day.values, weekDay.values),
    timeZone: fields.timeZone,
  });
}
