import { of } from '../rules/plan';
import { partOfExpression, secondsOfExpression } from '../rules/plan-cron';
import { CRON_FIELD_NAMES } from '../schedule-time';
import { Derived } from './plan-only';

const PATH = 'schedule.expression';

/** The parts of a timer expression that only the plan knows, by prop path, so that each rule can judge the part that it is about. */
export function partsOfExpression(): Record<string, Derived> {
  const parts: Record<string, Derived> = { 'schedule.everySeconds': new Derived(secondsOfExpression(of(PATH)), PATH) };
  for (const part of [...CRON_FIELD_NAMES, 'timeZone'] as const) {
    parts[`schedule.${part}`] = new Derived(partOfExpression(part, of(PATH)), PATH);
  }
  return parts;
}
