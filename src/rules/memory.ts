import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { numberRule } from './number-rule';
import { NO_CHECK, checkTogether, warningOf } from './plan';
import { NONE, type Rule, duration, errors, show, warnings } from './rule';
import type { Values } from './values';

/** What a schedule remembers of the runs before. */
export const memoryRules: readonly Rule[] = [
  ...errors('schedule', [
    numberRule({
      id: 'MP075',
      title: 'Media are left out for a whole number of hours',
      numbers: [{ prop: 'skipSubmittedWithinHours', field: SCHEDULE_FIELDS.skipSubmittedWithinHours, unit: 'hours' }],
      handler: true,
    }),
    {
      id: 'MP076',
      title: 'Leaving out what was submitted before needs a ledger',
      props: ['skipSubmittedWithinHours', 'prefetcher.ledger'],
      allowed: 'a prefetcher with a ledger, or skipSubmittedWithinHours left out',
      why: 'nothing else remembers what runs before submitted',
      check: (values) =>
        values.flag('prefetcher.ledger') === false && values.known('skipSubmittedWithinHours')
          ? [{ prop: 'skipSubmittedWithinHours', found: `${show(values.raw('skipSubmittedWithinHours'))} with a prefetcher without a ledger` }]
          : NONE,
      plan: (values) =>
        values.flag('prefetcher.ledger') === false
          ? checkTogether(values, ['skipSubmittedWithinHours'], (hours) => ({
              prop: 'skipSubmittedWithinHours',
              condition: `${hours} == null`,
              found: `${hours} with a prefetcher without a ledger`,
            }))
          : NO_CHECK,
    },
  ]),
  ...warnings('schedule', [
    {
      id: 'MP138',
      title: 'A list that stays the same is not remembered for longer than a period',
      props: ['skipSubmittedWithinHours', 'media.ids'],
      reads: ['schedule.longestPeriodSeconds', 'media.search', 'media.recent', 'media.topPlayed', 'media.bucketObject', 'media.ids.places'],
      allowed: 'fewer hours than a period has, or skipSubmittedWithinHours left out',
      why: 'the runs within these hours skip every media asset of the list, and nothing else is in it',
      check: (values) => {
        const [hours, period] = [values.number('skipSubmittedWithinHours') ?? 0, values.number('schedule.longestPeriodSeconds') ?? Infinity];
        return hours * 3600 > period && isAlwaysTheSame(values)
          ? [{ prop: 'skipSubmittedWithinHours', found: `${hours} with the same list every ${duration(period)}` }]
          : NONE;
      },
      plan: (values) => {
        const period = values.number('schedule.longestPeriodSeconds');
        return period === undefined || !isAlwaysTheSame(values)
          ? NO_CHECK
          : warningOf(values, 'skipSubmittedWithinHours', (hours) => `${hours} * 3600 <= ${period}`).map((check) => ({
              ...check,
              found: `${check.found} with the same list every ${duration(period)}`,
            }));
      },
    },
  ]),
];

/** Whether each run selects the same: a file changes with the project, and a run finds other media assets by itself. */
function isAlwaysTheSame(values: Values): boolean {
  const changes = ['search', 'recent', 'topPlayed', 'bucketObject', 'ids.places'].some((name) => values.mediaPaths(name).length > 0);
  return !changes && values.mediaPaths('ids').every((path) => values.known(path));
}
