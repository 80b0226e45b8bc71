import type { VodEmulator, VodEmulatorOptions } from '../../emulator';
import type { Report } from '../../handler/report';

/** What the server saw of a run, to compare with its report. */
export interface ServerRecord {
  readonly calls: number;
  readonly dropped: number;
  /** Distinct media that it took. */
  readonly accepted: number;
  readonly nonexistent: number;
  readonly forbidden: number;
}

/** What the server saw of a run over media that include the nonexistent and forbidden ones of its options. */
export function recordOf(emulator: VodEmulator, { nonexistent = [], forbidden = [] }: VodEmulatorOptions): ServerRecord {
  const statistics = Object.values(emulator.statistics());
  return {
    calls: statistics.reduce((sum, { total }) => sum + total, 0),
    dropped: statistics.reduce((sum, { throttled }) => sum + throttled, 0),
    accepted: emulator.submissions.size,
    nonexistent: nonexistent.length,
    forbidden: forbidden.length,
  };
}

/** What Function Compute makes of a run, in plain words; undefined where it counts it as a success. */
export function failureOf({ failedBecause = [] }: Report): string | undefined {
  return failedBecause.length === 0
    ? undefined
    : `Function Compute would count this run as failed: ${failedBecause.join('; ')}. Which shares are allowed is the schedule's failureCriteria.`;
}

/**
 * What does not add up between a run's report, the list that it was given, and what the server saw; empty where everything does.
 *
 * @param listed media IDs in the job, repeats included.
 */
export function contradictions(report: Report, listed: number, server: ServerRecord): string[] {
  const { selected, duplicates, submitted, nonexistent, forbidden, failed, skipped } = report.counts;
  const sum = submitted + nonexistent + forbidden + failed + skipped;
  const found: string[] = [];
  const same = (what: string, reported: number, other: string, seen: number) => {
    if (reported !== seen) {
      found.push(`${what}: ${reported} in the report, ${seen} ${other}`);
    }
  };
  same('selected', selected, 'as the sum of submitted, nonexistent, forbidden, failed and skipped', sum);
  same('selected and duplicates', selected + duplicates, 'in the job', listed);
  same('calls', report.calls.total, 'at the server', server.calls);
  same('nonexistent', nonexistent, 'that the server does not know', server.nonexistent);
  same('forbidden', forbidden, 'that the server forbids', server.forbidden);
  // What the server took can still fail, or wait for room in the queue until the time is over.
  if (submitted > server.accepted || submitted + failed + skipped < server.accepted) {
    found.push(`submitted: ${submitted} in the report, ${server.accepted} that the server took`);
  }
  if (server.dropped > 0 || report.calls.throttled > 0) {
    found.push(`${server.dropped} calls were dropped by the server, ${report.calls.throttled} by the report`);
  }
  return found;
}
