import { INSTANT_FORM } from '../job/instant';
import { SHANGHAI_HOURS_AHEAD } from '../job/limits';
import {
  CRON_FIELD_NAMES,
  type CronField,
  FIELD_SPECS,
  type FieldProblem,
  LONGEST_SECONDS,
  atOf,
  isCron,
  isFieldProblem,
  isTimeZone,
  missingFiner,
  nearestTimeZones,
  neverComes,
  parseCron,
  parseExpression,
  parseField,
  timeZoneNames,
} from '../schedule-time';
import { checkBoth, checkOf, isWhole } from './plan';
import { isAny, isField, isTimerExpression, someMonthHasDay, wrapsNowhere } from './plan-cron';
import { NONE, type PlanCheck, type Rule, type Violation, errors, show, warnings } from './rule';
import { textProblems } from './text-rule';
import type { Values } from './values';

const TIMER = 'https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/time-triggers';
const TIME_ZONES = 'media_prefetch_time_zones';

/** When: cron fields, dates, time zones and periods, in the dialect of Function Compute's timer. */
export const scheduleRules: readonly Rule[] = [
  ...errors('schedule', [
    {
      id: 'MP020',
      title: 'Cron fields hold what Function Compute reads',
      props: CRON_FIELD_NAMES.map(path),
      allowed: 'minute 0-59, hour 0-23, day 1-31, month 1-12 or JAN-DEC, weekDay MON-SUN; lists, ranges and steps; no L, W or #',
      see: TIMER,
      check: (values) => fieldViolations(values, (problem) => !wrapsWeek(problem)),
      plan: (values) =>
        CRON_FIELD_NAMES.flatMap((field) =>
          checkOf(values, path(field), (value) => isField(field, value)).map((found) => ({ ...found, allowed: FIELD_SPECS[field].allowed })),
        ),
    },
    {
      id: 'MP021',
      title: 'A field finer than the finest one given is given too',
      props: ['schedule.kind', 'schedule.minute', 'schedule.hour', 'schedule.day'],
      reads: CRON_FIELD_NAMES.map(path),
      allowed: '"0" for once, or "*" for every one',
      why: 'left out it would mean every one: hour "4" alone would be 60 runs',
      check: (values) => {
        if (values.text('schedule.kind') !== 'cron') {
          return NONE;
        }
        const given = Object.fromEntries(CRON_FIELD_NAMES.filter((field) => values.given(path(field))).map((field) => [field, '*']));
        return missingFiner(given).map((field) => {
          const once = field === 'day' ? '1' : '0';
          return { prop: path(field), found: 'left out', allowed: `${field}: "${once}" for once, or ${field}: "*" for every ${field}` };
        });
      },
      plan: 'which fields are given is always known at synth',
    },
    {
      id: 'MP022',
      title: 'A cron names days of the month or of the week',
      props: ['schedule.day', 'schedule.weekDay'],
      allowed: 'day or weekDay, the other left out',
      why: 'dialects disagree whether both must hold or one is enough',
      see: TIMER,
      check: (values) => {
        const day = values.text('schedule.day');
        const weekDay = values.text('schedule.weekDay');
        return day !== undefined && weekDay !== undefined && isRestricted(day) && isRestricted(weekDay)
          ? [{ prop: 'schedule.weekDay', found: `${show(weekDay)} with day ${show(day)}` }]
          : NONE;
      },
      plan: (values) =>
        checkBoth(values, ['schedule.day', 'schedule.weekDay'], (day, weekDay) => ({
          prop: 'schedule.weekDay',
          condition: `${isAny('day', day)} || ${isAny('weekDay', weekDay)}`,
          found: `${weekDay} with day ${day}`,
        })),
    },
    {
      id: 'MP023',
      title: 'A range of weekdays does not wrap around the week',
      props: ['schedule.weekDay'],
      reads: CRON_FIELD_NAMES.map(path),
      allowed: 'a list of the days',
      why: 'Function Compute documents both MON and SUN as the first day of the week',
      see: TIMER,
      check: (values) => fieldViolations(values, wrapsWeek),
      plan: (values) => checkOf(values, 'schedule.weekDay', wrapsNowhere),
    },
    {
      id: 'MP024',
      title: 'The date of a cron comes in some year',
      props: ['schedule.day', 'schedule.month'],
      allowed: 'a day that at least one of the months has',
      why: 'the schedule would never run',
      check: (values) => {
        const day = values.text('schedule.day');
        if (day === undefined || !values.settled('schedule.month')) {
          return NONE;
        }
        const month = values.text('schedule.month') ?? '*';
        const cron = parseCron({ day, month });
        return isCron(cron) && neverComes(cron) ? [{ prop: 'schedule.day', found: `${show(day)} in month ${show(month)}` }] : NONE;
      },
      plan: (values) =>
        checkBoth(values, ['schedule.day', 'schedule.month'], (day, month) => ({
          prop: 'schedule.day',
          condition: someMonthHasDay(day, month),
          found: `${day} in month ${month}`,
        })),
    },
    {
      id: 'MP025',
      title: 'A time zone is an IANA name',
      props: ['schedule.timeZone'],
      allowed: 'an IANA name in its own case, such as Asia/Shanghai',
      see: TIMER,
      check: (values) => {
        const zone = values.text('schedule.timeZone');
        if (zone === undefined || isTimeZone(zone)) {
          return NONE;
        }
        const near = nearestTimeZones(zone);
        return [{ prop: 'schedule.timeZone', found: show(zone), allowed: near.length > 0 ? near.join(', ') : undefined }];
      },
      plan: (values) =>
        checkOf(values, 'schedule.timeZone', (zone) => `contains(local.${TIME_ZONES}, ${zone})`).map((check) => ({
          ...check,
          lists: { [TIME_ZONES]: timeZoneNames() },
        })),
    },
    {
      id: 'MP026',
      title: 'A period is a whole number of minutes, at least one',
      props: ['schedule.rateMinutes', 'schedule.everySeconds'],
      allowed: 'a whole number of minutes from 1',
      why: 'Function Compute documents no shorter period',
      see: TIMER,
      bounds: { minMinutes: 1 },
      check: (values, { minMinutes }) => {
        const rate = values.number('schedule.rateMinutes');
        if (rate !== undefined && !(Number.isInteger(rate) && rate >= minMinutes)) {
          return [{ prop: 'schedule.rateMinutes', found: show(rate) }];
        }
        const every = values.number('schedule.everySeconds') ?? Infinity;
        return every < minMinutes * 60 ? [{ prop: 'schedule.expression', found: `a period of ${every} s` }] : NONE;
      },
      plan: (values, { minMinutes }) => [
        ...checkOf(values, 'schedule.rateMinutes', (minutes) => `floor(${minutes}) == ${minutes} && ${minutes} >= ${minMinutes}`),
        ...checkOfInterval(values, (seconds) => `${seconds} >= ${minMinutes * 60}`),
      ],
    },
    {
      id: 'MP027',
      title: "An expression is in the dialect of Function Compute's timer",
      props: ['schedule.expression'],
      reads: ['schedule.everySeconds'],
      allowed: 'six fields (second minute hour day month weekDay), with CRON_TZ=ZONE in front where wanted, or @every 5m',
      see: TIMER,
      check: (values) => {
        const text = values.text('schedule.expression');
        const parsed = text === undefined ? undefined : parseExpression(text);
        return parsed?.kind === 'problem' ? [{ prop: 'schedule.expression', found: `${show(text)}: ${parsed.problem}` }] : NONE;
      },
      plan: (values) => [
        ...checkOf(values, 'schedule.expression', isTimerExpression),
        ...checkOfInterval(values, (seconds) => isWhole(seconds, 1, LONGEST_SECONDS)),
      ],
    },
    {
      id: 'MP139',
      title: 'A schedule of one instant has no other window',
      props: ['schedule.at', 'notBefore', 'notAfter'],
      reads: ['window.notBefore', 'window.notAfter'],
      allowed: 'ScheduleExpression.at with notBefore and notAfter left out, or ScheduleExpression.cron with them',
      why: 'the minute of the instant is its window: it keeps the run from other years',
      check: (values) =>
        ['notBefore', 'notAfter']
          .filter((prop) => values.given(`window.${prop}`))
          .map((prop) => ({ prop, found: `${shown(values, `window.${prop}`)} with schedule.at ${shown(values, 'schedule.at')}` })),
      plan: 'which props are given is always known at synth',
    },
    {
      id: 'MP140',
      title: 'A schedule of one instant names a whole minute with its time zone',
      props: ['schedule.at'],
      allowed: `${INSTANT_FORM}, to the minute`,
      see: TIMER,
      check: (values) => textProblems(values, ['schedule.at'], atOf),
      plan: 'an instant must be known at synth',
    },
  ]),
  ...warnings('schedule', [
    {
      id: 'MP137',
      title: 'A cron ticks at times that every day has',
      props: ['schedule.hour', 'schedule.minute', 'schedule.timeZone'],
      reads: ['schedule.clockChange'],
      allowed: 'another time, or a time zone whose clocks do not change, such as UTC or Asia/Shanghai',
      why: 'Function Compute says only that a run may then be repeated or missed',
      see: TIMER,
      check: (values) => {
        const found = values.text('schedule.clockChange');
        return found === undefined ? NONE : [{ prop: 'schedule.hour', found }];
      },
    },
    {
      id: 'MP112',
      title: 'A cron names its time zone',
      props: ['schedule.kind', 'schedule.timeZone', 'schedule.hour'],
      reads: CRON_FIELD_NAMES.map(path),
      allowed: 'timeZone: "Asia/Shanghai" or another; timeZone: "UTC" says that UTC is meant',
      why: 'Function Compute reads a cron in UTC',
      see: TIMER,
      check: (values) => {
        const needsZone = CRON_FIELD_NAMES.slice(2).some((field) => isRestricted(values.text(path(field)) ?? '*'));
        return values.text('schedule.kind') === 'cron' && needsZone && !values.given('schedule.timeZone')
          ? [{ prop: 'schedule.timeZone', found: `left out, so UTC${bothClocks(values)}` }]
          : NONE;
      },
    },
  ]),
];

function path(field: CronField): string {
  return `schedule.${field}`;
}

/** A prop that is given, as a message shows it. */
function shown(values: Values, prop: string): string {
  return values.known(prop) ? show(values.raw(prop)) : 'a value that only Terraform knows';
}

function isRestricted(field: string): boolean {
  return field !== '*' && field !== '?';
}

function wrapsWeek({ kind, field }: FieldProblem): boolean {
  return kind === 'range-wraps' && field === 'weekDay';
}

/** A check of the interval that a whole expression turns out to be in the plan. */
function checkOfInterval(values: Values, condition: (seconds: string) => string): readonly PlanCheck[] {
  return checkOf(values, 'schedule.everySeconds', condition).map((check) => ({ ...check, prop: 'schedule.expression' }));
}

function fieldViolations(values: Values, which: (problem: FieldProblem) => boolean): readonly Violation[] {
  return CRON_FIELD_NAMES.flatMap((field) => {
    const text = values.text(path(field));
    const parsed = text === undefined ? undefined : parseField(field, text);
    if (!parsed || !isFieldProblem(parsed) || !which(parsed)) {
      return [];
    }
    const { instead, allowed, hint } = parsed;
    return [{ prop: path(field), found: show(text), allowed: `${instead ? `${show(instead)}, or ` : ''}${allowed}${hint ? `; ${hint}` : ''}` }];
  });
}

/** The same instant on two clocks, where the cron names one minute and one hour. */
function bothClocks(values: Values): string {
  const minute = Number(values.text('schedule.minute') || NaN);
  const hour = Number(values.text('schedule.hour') || NaN);
  if (!Number.isInteger(minute) || !Number.isInteger(hour)) {
    return `: ${SHANGHAI_HOURS_AHEAD} hours behind Asia/Shanghai`;
  }
  const clock = (hours: number) => `${String(hours % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return `: ${clock(hour)} UTC is ${clock(hour + SHANGHAI_HOURS_AHEAD)} in Asia/Shanghai`;
}
