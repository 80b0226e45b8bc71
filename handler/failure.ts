import type { FailureCriteria, Job } from '../src/job/job';
import { DRY_RUN } from './dry-run';
import type { Tally } from './tally';

/** How the reasons of media assets start that a run skipped because they were submitted already. */
const SUBMITTED_BEFORE = 'submitted ';

/** The number of media assets that were skipped because they were submitted already. */
export function submittedBefore({ groups }: Tally): number {
  return sumOf(groups.filter(({ status, reason }) => status === 'skipped' && reason.startsWith(SUBMITTED_BEFORE)));
}

/**
 * Why a run counts as failed; empty where it does not.
 *
 * A job of version 1 fails where nothing was selected or nothing submitted. From version 2 on it also fails where a larger
 * share of its media assets than the job allows has an outcome: by default, any failed or forbidden ones, and more than a fifth
 * nonexistent ones. A dry run fails only where nothing was selected.
 */
export function failures({ version, failureCriteria = {} }: Pick<Job, 'version' | 'failureCriteria'>, tally: Tally): string[] {
  const { selected, submitted, failed, forbidden, nonexistent, skipped } = tally.counts;
  if (selected === 0) {
    return version > 1 && failureCriteria.nothingSelected === true ? [] : ['nothing was selected'];
  }
  const before = submittedBefore(tally);
  const dry = sumOf(tally.groups.filter(({ reason }) => reason === DRY_RUN));
  const because: string[] = [];
  if (submitted === 0 && before + dry < selected && dry === 0) {
    because.push('nothing was submitted');
  }
  if (version > 1 && dry === 0) {
    const { failedShare, forbiddenShare, nonexistentShare, skippedShare } = { ...DEFAULTS, ...failureCriteria };
    const judged: [string, number, number][] = [
      ['failed', failed, failedShare],
      ['forbidden', forbidden, forbiddenShare],
      ['nonexistent', nonexistent, nonexistentShare],
      ['skipped', skipped - before, skippedShare],
    ];
    for (const [status, count, share] of judged) {
      if (count / selected > share) {
        because.push(`${status} ${count} of ${selected}, allowed share ${share}`);
      }
    }
  }
  return because;
}

const DEFAULTS: Required<Omit<FailureCriteria, 'nothingSelected'>> = { failedShare: 0, forbiddenShare: 0, nonexistentShare: 0.2, skippedShare: 1 };

function sumOf(groups: readonly { readonly ids: { readonly total: number } }[]): number {
  return groups.reduce((sum, { ids }) => sum + ids.total, 0);
}
