import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { numberRule } from './number-rule';
import { NO_CHECK, checkTogether } from './plan';
import { NONE, type Rule, errors, show } from './rule';

/** What a schedule remembers of the runs before. */
export const memoryRules: readonly Rule[] = errors('schedule', [
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
]);
