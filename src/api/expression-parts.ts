import type { CronField } from '../schedule-time';
import { of } from '../rules/plan';
import { fieldOfExpression, secondsOfExpression, timeZoneOfExpression } from '../rules/plan-cron';
import { Derived } from './plan-only';

const PATH = 'schedule.expression';
const FIELDS: readonly CronField[] = ['second', 'minute', 'hour', 'day', 'month', 'weekDay'];

/** The parts of a timer expression that only the plan knows, by prop path, so that each rule can speak there of the part that it is about. */
export function partsOfExpression(): Record<string, Derived> {
  const parts: Record<string, Derived> = {
    'schedule.timeZone': new Derived(timeZoneOfExpression(of(PATH)), PATH),
    'schedule.everySeconds': new Derived(secondsOfExpression(of(PATH)), PATH),
  };
  for (const field of FIELDS) {
    parts[`schedule.${field}`] = new Derived(fieldOfExpression(field, of(PATH)), PATH);
  }
  return parts;
}
