import type { Report } from './report';

/** A run that Function Compute is to count as failed; the report is already in the log. */
export class RunError extends Error {
  constructor(readonly report: Report) {
    super(sentence(report));
    this.name = 'RunError';
  }
}

function sentence({ schedule, counts, notSubmitted, hints, selectionError }: Report): string {
  const name = schedule === undefined ? 'The run' : `The run of ${schedule}`;
  if (selectionError !== undefined) {
    return [`${name} failed: ${selectionError}. It submitted ${counts.submitted} media before.`, ...hints].join(' ');
  }
  if (counts.selected === 0) {
    return `${name} failed: no media was selected.`;
  }
  const reasons = notSubmitted.map(({ status, reason, total }) => `${total} ${status === reason ? status : `${status} (${reason})`}`);
  return [`${name} submitted ${counts.submitted} of ${counts.selected} media: ${reasons.join(', ')}.`, ...hints].join(' ');
}
