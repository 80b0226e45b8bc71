import { SCHEDULE_FIELDS } from './schedule-fields';

/** The form of an instant, in the words of a message. */
export const INSTANT_FORM = 'an ISO 8601 date and time with its time zone, such as 2026-12-31T16:00:00Z or 2027-01-01T00:00:00+08:00';

const INSTANT = new RegExp(SCHEDULE_FIELDS.notBefore.pattern);

/** What resembles an instant: enough to say what is wrong with it. */
const NEARLY = /^(\d{4})-(\d\d)-(\d\d)(?:(.)(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(.*))?$/;

/**
 * Reads an instant.
 *
 * @returns milliseconds since 1970, or why the text is no instant: a time zone is never assumed, and a date or a time of day that does not
 * exist is never moved to one that does.
 */
export function readInstant(text: string): number | string {
  const [, year, month, day, separator, hour, minute, second = '00', zone] = NEARLY.exec(text) ?? [];
  if (year === undefined) {
    return 'not of the form YYYY-MM-DDTHH:MM:SSZ';
  }
  const days = daysOf(Number(year), Number(month));
  if (days === 0) {
    return `there is no month ${month}`;
  }
  if (Number(day) < 1 || Number(day) > days) {
    return `${year}-${month} has days 01 to ${days}`;
  }
  if (separator === undefined) {
    return 'a date without a time of day';
  }
  if (separator !== 'T') {
    return 'an upper-case T stands between date and time';
  }
  if (hour === '24') {
    return 'midnight is 00:00 of the next day';
  }
  if (Number(hour) > 23 || Number(minute) > 59) {
    return 'the time of day is 00:00 to 23:59';
  }
  if (Number(second) > 59) {
    return 'seconds are 00 to 59: a leap second is no instant here';
  }
  if (zone === '') {
    return 'without a time zone: add Z for UTC, or an offset such as +08:00';
  }
  const milliseconds = Date.parse(text);
  return INSTANT.test(text) && !Number.isNaN(milliseconds)
    ? milliseconds
    : 'the time zone is an upper-case Z or an offset such as +08:00, and seconds have at most 3 decimals';
}

/** An instant as synth writes it: in UTC, to the second. */
export function writeInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** 0 for a month that there is not. */
function daysOf(year: number, month: number): number {
  // The calendar repeats after 400 years, and JavaScript takes a year below 100 for one of the 20th century.
  return month >= 1 && month <= 12 ? new Date(Date.UTC(year + 400, month, 0)).getUTCDate() : 0;
}
