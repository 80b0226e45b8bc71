import type { RunOutcome } from '../handler/report';

/** The exit status of a run, by its outcome. */
export const STATUS_OF_OUTCOME: Readonly<Record<RunOutcome, number>> = { ok: 0, failed: 1, partial: 3 };

/** The exit status where the command line is wrong, or the command refuses. */
export const REFUSED = 2;
