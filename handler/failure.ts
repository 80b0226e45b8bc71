import type { Job } from '../src/job/job';
import { FAILURE_CRITERIA_FIELDS } from '../src/job/schedule-fields';
import type { Tally } from './tally';

const NOTHING_READ = 'nothing was selected before the selection broke off';

/**
 * Why a run counts as failed; empty where it does not.
 *
 * It fails where nothing was selected or submitted, or where a larger share of its media assets than the job allows has an outcome.
 * A dry run fails only where nothing was selected.
 *
 * @param isUnread whether the selection was not read to its end
 */
export function failures({ failureCriteria = {} }: Pick<Job, 'failureCriteria'>, tally: Tally, isUnread = false): string[] {
  const { selected, submitted, failed, forbidden, nonexistent, skipped } = tally.counts;
  if (selected === 0) {
    return isUnread ? [NOTHING_READ] : failureCriteria.nothingSelected === true ? [] : ['nothing was selected'];
  }
  const { submittedBefore: before, dry } = tally;
  const because: string[] = [];
  if (submitted === 0 && before + dry < selected && dry === 0) {
    because.push('nothing was submitted');
  }
  if (dry === 0) {
    const counts = { failed, forbidden, nonexistent, skipped: skipped - before };
    for (const status of ['failed', 'forbidden', 'nonexistent', 'skipped'] as const) {
      const share = failureCriteria[`${status}Share`] ?? FAILURE_CRITERIA_FIELDS[`${status}Share`].default;
      if (counts[status] / selected > share) {
        because.push(`${status} ${counts[status]} of ${selected}, allowed share ${share}`);
      }
    }
  }
  return because;
}
