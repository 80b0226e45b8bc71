import type { Job } from '../src/job/job';
import { FAILURE_CRITERIA_FIELDS } from '../src/job/schedule-fields';
import { DRY_RUN } from './dry-run';
import type { Tally } from './tally';

/** How the reasons of media assets start that a run skipped because they were submitted already. */
const SUBMITTED_BEFORE = 'submitted ';

const NOTHING_READ = 'nothing was selected before the selection broke off';

/** The number of media assets that were skipped because they were submitted already. */
export function submittedBefore({ groups }: Tally): number {
  return sumOf(groups.filter(({ status, reason }) => status === 'skipped' && reason.startsWith(SUBMITTED_BEFORE)));
}

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
  const before = submittedBefore(tally);
  const dry = sumOf(tally.groups.filter(({ reason }) => reason === DRY_RUN));
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

function sumOf(groups: readonly { readonly ids: { readonly total: number } }[]): number {
  return groups.reduce((sum, { ids }) => sum + ids.total, 0);
}
