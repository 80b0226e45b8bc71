import { localTime } from '../../src/schedule-time';

const MINUTE = 60_000;
const WEEK_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** An instant on the clock of a zone: `Wed 2026-11-25 04:30:00`. */
export function onTheClockOf(zone: string, instant: Date): string {
  const local = localTime(zone, instant.getTime());
  const date = new Date(Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second));
  return `${WEEK_DAYS[local.weekDay - 1]} ${date.toISOString().slice(0, 19).replace('T', ' ')}`;
}

/** How long it is from one instant to a later one, in its two largest units: `3 d 4 h`, `13 h 5 min`, `5 min`. */
export function distance(from: Date, to: Date): string {
  const minutes = Math.round((to.getTime() - from.getTime()) / MINUTE);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days > 0) {
    return `${days} d ${hours} h`;
  }
  return hours > 0 ? `${hours} h ${rest} min` : `${rest} min`;
}
