import { NO_CHECK, isOpen, of, warningOf, withSeconds } from './plan';
import { NOT_AT_SYNTH, type PlanCheck, type Rule, warnings } from './rule';
import type { Values } from './values';

const WEEK_HOURS = 168;

/** What depends on the day on which a plan is made: windows that are over, or nearly. The output never holds today's date. */
export const windowRules: readonly Rule[] = warnings('schedule', [
  {
    id: 'MP142',
    title: 'A window is not over',
    props: ['notAfter', 'schedule.at'],
    reads: ['window.lastTick', 'window.end', 'enabled'],
    allowed: 'a later instant, enabled: false, or the schedule taken out',
    why: 'the schedule does not run any more, and its trigger stays',
    check: NOT_AT_SYNTH,
    plan: (values) => checkOfEnd(values, (end) => `timecmp(plantimestamp(), ${end}) <= 0`, 'which is over'),
  },
  {
    id: 'MP143',
    title: 'A window does not end within a week',
    props: ['notAfter'],
    reads: ['window.lastTick', 'window.begin', 'window.end', 'enabled'],
    allowed: 'a later notAfter, where the schedule is still needed',
    why: 'nothing says so on the day itself: the schedule just stops',
    check: NOT_AT_SYNTH,
    plan: (values) => {
      const begin = values.text('window.begin');
      // A window of a few days is not about to end before it begins.
      const begins = begin === undefined ? '' : ` || timecmp(plantimestamp(), ${text(begin)}) < 0`;
      return values.given('schedule.at')
        ? NO_CHECK
        : checkOfEnd(
            values,
            (end) => `timecmp(plantimestamp(), timeadd(${end}, "-${WEEK_HOURS}h")) < 0${begins} || timecmp(plantimestamp(), ${end}) > 0`,
            'which is less than a week away',
          );
    },
  },
]);

/** A check of the end of a window: of its last tick, where that is known, else of `notAfter`. */
function checkOfEnd(values: Values, condition: (end: string) => string, fate: string): readonly PlanCheck[] {
  const [at, last, end] = ['schedule.at', 'window.lastTick', 'window.end'].map((path) => values.text(path));
  if (values.flag('enabled') === false) {
    return NO_CHECK;
  }
  if (last !== undefined || end !== undefined) {
    const found = at ?? (last === undefined ? end : `the last run is at ${last}`);
    return [
      {
        prop: at === undefined ? 'notAfter' : 'schedule.at',
        condition: whileEnabled(values, condition(text(last ?? end ?? ''))),
        found: `${found}, ${fate}`,
      },
    ];
  }
  return warningOf(values, 'notAfter', (value) => condition(withSeconds(value))).map((check) => ({
    ...check,
    condition: whileEnabled(values, check.condition),
    found: `${check.found}, ${fate}`,
  }));
}

function whileEnabled(values: Values, condition: string): string {
  return isOpen(values, 'enabled') ? `try(${of('enabled')}, true) == false ? true : (${condition})` : condition;
}

function text(instant: string): string {
  return `"${instant}"`;
}
