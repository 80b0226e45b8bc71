import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { numberRule } from './number-rule';
import { isOpen, NO_CHECK, of } from './plan';
import { NONE, type Rule, rule, show } from './rule';

/** What a schedule remembers of the runs before. */
export const memoryRules: readonly Rule[] = [
  numberRule({
    id: 'MP075',
    subject: 'schedule',
    title: 'Media are left out for a whole number of hours',
    numbers: [{ prop: 'skipSubmittedWithinHours', field: SCHEDULE_FIELDS.skipSubmittedWithinHours, unit: 'hours' }],
    handler: true,
  }),
  rule({
    id: 'MP076',
    subject: 'schedule',
    title: 'Leaving out what was submitted before needs a ledger',
    props: ['skipSubmittedWithinHours', 'prefetcher.ledger'],
    allowed: 'a prefetcher with a ledger, or skipSubmittedWithinHours left out',
    why: 'nothing else remembers what runs before submitted',
    check: (values) => {
      const missing = values.flag('prefetcher.ledger') === false;
      return missing && values.known('skipSubmittedWithinHours')
        ? [{ prop: 'skipSubmittedWithinHours', found: `${show(values.raw('skipSubmittedWithinHours'))} with a prefetcher without a ledger` }]
        : NONE;
    },
    plan: (values) => {
      const hours = of('skipSubmittedWithinHours');
      return isOpen(values, 'skipSubmittedWithinHours') && values.flag('prefetcher.ledger') === false
        ? [{ prop: 'skipSubmittedWithinHours', condition: `${hours} == null`, found: `${hours} with a prefetcher without a ledger` }]
        : NO_CHECK;
    },
  }),
];
