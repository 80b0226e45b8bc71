import { type CronField, MONTHS, WEEK_DAYS } from '../schedule-time';
import { hclList, hclText } from './hcl';
import { isOneOf, matches } from './plan';

/** A cron's fields in conditions: the same dialect as `parseField` reads, in Terraform's language. */
interface FieldPlan {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
  readonly any: readonly string[];
  readonly steps: boolean;
}

const FIELD_PLANS: Readonly<Record<CronField, FieldPlan>> = {
  second: { min: 0, max: 59, names: [], any: [], steps: false },
  minute: { min: 0, max: 59, names: [], any: ['*'], steps: true },
  hour: { min: 0, max: 23, names: [], any: ['*'], steps: true },
  day: { min: 1, max: 31, names: [], any: ['*', '?'], steps: true },
  month: { min: 1, max: 12, names: MONTHS, any: ['*'], steps: true },
  weekDay: { min: 1, max: 7, names: WEEK_DAYS, any: ['*', '?'], steps: false },
};

const ZONE_PREFIX = 'CRON_TZ=';
const EVERY = '^\\s*@every\\s+((?:[0-9]+(?:\\.[0-9]{1,6})?[hms])+)\\s*$';
const MOST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a field restricts nothing. */
export function isAny(field: CronField, value: string): string {
  return isOneOf(value, FIELD_PLANS[field].any);
}

/** Whether a field is one that Function Compute reads; ranges of weekdays that wrap are another rule's matter. */
export function isField(field: CronField, value: string): string {
  const { min, max } = FIELD_PLANS[field];
  if (field === 'second') {
    return `${matches(value, /^[0-9]+$/)} && try(tonumber(${value}) <= ${max}, false)`;
  }
  const order = field === 'weekDay' ? 'true' : 'item.from <= item.to';
  const item =
    `item.from >= ${min} && item.to <= ${max} && ${order} && ` + '(item.step == null ? true : item.step > 0 && item.from + item.step <= item.to)';
  return `${isAny(field, value)} ? true : try(alltrue([for item in ${items(field, value)} : ${item}]), false)`;
}

/** Whether no range of weekdays passes the end of the week, whether that begins on Monday or on Sunday. */
export function wrapsNowhere(value: string): string {
  const { max } = FIELD_PLANS.weekDay;
  // What is no field at all is told by another rule.
  return `try(alltrue([for item in ${items('weekDay', value)} : item.from == item.to || item.from < item.to && item.to < ${max}]), true)`;
}

/** Whether one of the months has one of the days. */
export function someMonthHasDay(day: string, month: string): string {
  const firstDay = `min([for item in ${items('day', day)} : item.from]...)`;
  const months = `flatten([for item in ${items('month', month)} : range(item.from, item.to + 1, item.step == null ? 1 : item.step)])`;
  const most = `max([for number in ${months} : [${MOST_DAYS.join(', ')}][number - 1]]...)`;
  return `${isAny('day', day)} || ${isAny('month', month)} ? true : try(${firstDay} <= ${most}, true)`;
}

/** The elements of a field as a list of objects with from, to and step; it cannot be evaluated where one is of another form. */
function items(field: CronField, value: string): string {
  const { min, max, names, steps } = FIELD_PLANS[field];
  const single = names === WEEK_DAYS ? names.join('|') : ['[0-9]+', ...names].join('|');
  const step = steps ? '(?:/(?P<step>[0-9]+))?' : '(?P<step>/never)?';
  const pattern = `^(?:(?P<all>\\*)|(?P<from>${single})(?:-(?P<to>${single}))?)${step}$`;
  const numberOf = (text: string) => (names.length > 0 ? `try(index(${hclList(names)}, ${text}) + ${min}, tonumber(${text}))` : `tonumber(${text})`);
  // A * without a step stands alone, and is no element.
  const parsed = `[for element in split(",", ${value}) : regex(${hclText(pattern)}, element == "*" ? "" : element)]`;
  return (
    `[for part in ${parsed} : {` +
    `from = part.all != null ? ${min} : ${numberOf('part.from')}, ` +
    `to = part.to != null ? ${numberOf('part.to')} : part.all != null || part.step != null ? ${max} : ${numberOf('part.from')}, ` +
    'step = part.step == null ? null : tonumber(part.step)}]'
  );
}

/** Whether a whole expression has the form of one; what its fields hold is judged field by field. */
export function isExpression(value: string): string {
  return `length(${wordsOf(value)}) == 6 && !${matches(value, '[@()]')} || ${matches(value, EVERY)}`;
}

/** A field of a whole expression, or what restricts nothing where it has no six fields. */
export function fieldOfExpression(field: CronField, value: string): string {
  const index = Object.keys(FIELD_PLANS).indexOf(field);
  return `length(${wordsOf(value)}) == 6 ? ${wordsOf(value)}[${index}] : "${field === 'second' ? '0' : '*'}"`;
}

/** The time zone of a whole expression; UTC where it names none. */
export function timeZoneOfExpression(value: string): string {
  return `try(regex(${hclText(`^\\s*${ZONE_PREFIX}(\\S+)`)}, ${value})[0], "UTC")`;
}

/** The seconds of a whole expression that is an interval; null where it is none. */
export function secondsOfExpression(value: string): string {
  const parts = `regexall("([0-9.]+)([hms])", try(regex(${hclText(EVERY)}, ${value})[0], ""))`;
  return `try(sum([for part in ${parts} : tonumber(part[0]) * {"h" = 3600, "m" = 60, "s" = 1}[part[1]]]), null)`;
}

function wordsOf(value: string): string {
  return `regexall("\\\\S+", replace(${value}, ${hclText(`/^\\s*${ZONE_PREFIX}\\S+/`)}, ""))`;
}
