import type { ScheduleExpression } from '../api/schedule-expression';
import { type CronFields, renderCron, withDefaults } from '../schedule-time';
import { textOr } from './or-default';

/** The times of a trigger; a field of a cron that a variable makes null means its default. */
export function timerExpression({ expressionString, _values: values }: ScheduleExpression): string {
  if (values['schedule.kind'] !== 'cron') {
    return expressionString;
  }
  const fields: CronFields = Object.fromEntries(
    // A minute must be given: its null is refused.
    Object.entries(withDefaults({})).map(([name, byDefault]) => {
      const given = values[`schedule.${name}`] as string | undefined;
      return [name, given === undefined || name === 'minute' ? given : textOr(given, byDefault)];
    }),
  );
  return renderCron(fields);
}
