import { CRON_EXPRESSION, type CronField, EVERY_EXPRESSION, FIELD_SPECS, WEEK_DAYS, isFieldProblem, parseField } from '../schedule-time';
import { LEAP_YEAR } from '../schedule-time/calendar';
import { hclList, hclText } from './hcl';
import { isOneOf, matches } from './plan';

// What `parseField` and `parseExpression` do, as conditions in Terraform's language, from the same descriptions.

/** Whether a field restricts nothing. */
export function isAny(field: CronField, value: string): string {
  return `try(${isOneOf(value, FIELD_SPECS[field].any)}, true)`;
}

/** Whether a field is one that Function Compute reads, but for ranges of weekdays that wrap. */
export function isField(field: CronField, value: string): string {
  const { min, max, element } = FIELD_SPECS[field];
  if (field === 'second') {
    return `${matches(value, element)} && ${value} <= ${max}`;
  }
  const valid =
    field === 'weekDay'
      ? `can([for element in split(",", ${value}) : regex(${hclText(element)}, element)])`
      : `alltrue([for item in ${elementsOf(field, value)} : item.from >= ${min} && item.from + item.step <= item.to && item.to <= ${max}])`;
  return `${isAny(field, value)} ? true : ${valid}`;
}

/** Whether no range of weekdays wraps around the week. */
export function wrapsNowhere(weekDay: string): string {
  const ranges = WEEK_DAYS.flatMap((from) => WEEK_DAYS.map((to) => `${from}-${to}`));
  const wrapping = ranges.filter((range) => isFieldProblem(parseField('weekDay', range)));
  return `!${matches(weekDay, `(?:^|,)(?:${wrapping.join('|')})(?:,|$)`)}`;
}

/** Whether one of the months has one of the days; a field that is not valid is another rule's matter. */
export function someMonthHasDay(day: string, month: string): string {
  const firstDay = `min(${elementsOf('day', day)}[*].from...)`;
  const months = `flatten([for item in ${elementsOf('month', month)} : range(item.from, item.to + 1, max(item.step, 1))])`;
  const most = `max([for number in ${months} : [${LEAP_YEAR.join(', ')}][number]]...)`;
  return `${isAny('day', day)} || ${isAny('month', month)} ? true : try(${firstDay} <= ${most}, true)`;
}

/** Whether a whole expression has the form of one; other conditions judge its fields and its interval. */
export function isTimerExpression(value: string): string {
  return `${matches(value, CRON_EXPRESSION)} || ${matches(value, EVERY_EXPRESSION)}`;
}

/** A field or the time zone of a whole expression; null where it has none. */
export function partOfExpression(part: CronField | 'timeZone', value: string): string {
  return `try(regex(${hclText(CRON_EXPRESSION)}, ${value}).${part}, null)`;
}

/** The seconds of a whole expression that is an interval, in exact millionths; null where it is none. */
export function secondsOfExpression(value: string): string {
  const parts = `regexall("([0-9.]+)([hms])", regex(${hclText(EVERY_EXPRESSION)}, ${value}).interval)`;
  const seconds = `sum([for part in ${parts} : part[0] * {h = 3600, m = 60, s = 1}[part[1]]])`;
  return `try(floor(${seconds} * 1000000 + 0.5) / 1000000, null)`;
}

/** The elements of a field with steps as objects of numbers, step 0 for none; it cannot be evaluated where one is of another form. */
function elementsOf(field: CronField, value: string): string {
  const { min, max, names, element } = FIELD_SPECS[field];
  const numberOf = (text: string) => `tonumber(${names.length > 0 ? `try(index(${hclList(names)}, ${text}) + ${min}, ${text})` : text})`;
  const parts = `[for element in split(",", ${value}) : regex(${hclText(element)}, replace(element, "/^[*]//", "${min}-${max}/"))]`;
  const to = `coalesce(part.to, part.step == null ? part.from : "${max}")`;
  return `[for part in ${parts} : {from = ${numberOf('part.from')}, to = ${numberOf(to)}, step = tonumber(coalesce(part.step, "0"))}]`;
}
