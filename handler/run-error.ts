import type { Job } from '../src/job/job';
import type { Report } from './report';

/** Whether a run ends as an error to Function Compute, which may then carry it out again. */
export function endsAsError({ outcome }: Report, { failOnPartial }: Job): boolean {
  return outcome === 'failed' || (outcome === 'partial' && failOnPartial === true);
}

/** A run that Function Compute is to count as failed; the report is already in the log. */
export class RunError extends Error {
  constructor(readonly report: Report) {
    super(sentence(report));
    this.name = 'RunError';
  }
}

function sentence({ schedule, counts, notSubmitted, failedBecause = [], hints, selectionError }: Report): string {
  const name = schedule === undefined ? 'The run' : `The run of ${schedule}`;
  if (selectionError !== undefined) {
    return [`${name} failed: ${selectionError}. It submitted ${counts.submitted} media before.`, ...hints].join(' ');
  }
  if (counts.selected === 0) {
    return `${name} failed: no media was selected.`;
  }
  const reasons = notSubmitted.map(({ status, reason, total }) => `${total} ${status === reason ? status : `${status} (${reason})`}`);
  const submitted = `${name} submitted ${counts.submitted} of ${counts.selected} media: ${reasons.join(', ')}.`;
  const because = failedBecause.length > 0 ? [`It counts as failed: ${failedBecause.join('; ')}.`] : [];
  return [submitted, ...because, ...hints].join(' ');
}
