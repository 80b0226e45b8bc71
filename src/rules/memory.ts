import { checkOf, isWhole, isOpen, NO_CHECK, of } from './plan';
import { isWholeNumber, NONE, type Rule, rule, show } from './rule';

/** What a schedule remembers of the runs before. */
export const memoryRules: readonly Rule[] = [
  rule({
    id: 'MP075',
    subject: 'schedule',
    title: 'Media are left out for a whole number of hours',
    props: ['skipSubmittedWithinHours'],
    allowed: 'a whole number from 1 to 720 (hours)',
    bounds: { min: 1, max: 720 },
    handler: true,
    check: (values, { min, max }) => {
      const hours = values.number('skipSubmittedWithinHours');
      return hours === undefined || isWholeNumber(hours, min, max) ? NONE : [{ prop: 'skipSubmittedWithinHours', found: show(hours) }];
    },
    plan: (values, { min, max }) => checkOf(values, 'skipSubmittedWithinHours', (hours) => isWhole(hours, min, max)),
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
