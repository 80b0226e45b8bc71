import type { Job } from '../src/job/job';
import { SCHEDULE_FIELDS } from '../src/job/schedule-fields';
import { Caller, type CallCounts } from './caller';
import type { Clock } from './clock';
import { DryRun } from './dry-run';
import { FullOrSpent } from './full-or-spent';
import { FullQueue } from './full-queue';
import { InFlight } from './in-flight';
import type { Files } from './ledger/files';
import { Mount } from './ledger/mount';
import type { LedgerOwner } from './ledger/owner';
import { openHistory, type RunHistory } from './ledger/run-history';
import type { Lifetime } from './lifetime';
import { failedCallLog, type Log } from './log';
import { RunSelection } from './run-selection';
import type { OpenList } from './selections/list-file';
import type { Settings } from './settings';
import { Tally } from './tally';
import { UrlWatch } from './url-watch';
import type { VodClient } from './vod-client';

/** Properties for {@link openRun}. */
export interface RunProps {
  readonly job: Job;
  readonly settings: Settings;
  readonly client: VodClient;
  /** Calls what VOD serves in cn-shanghai only. */
  readonly statusClient: VodClient;
  readonly lifetime: Lifetime;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly files: Files;
  /** What the ledger belongs to; left out where there is none. */
  readonly owner?: LedgerOwner;
  /** A text that no other run has, of digits and lower-case letters. */
  readonly nonce: string;
  readonly openList: OpenList;
  /** The tick, in milliseconds since 1970; left out, the job's time window is compared with now. */
  readonly triggerTime?: number;
}

/** The reason of a run outside its time window, and of its media assets. */
export const OUTSIDE_WINDOW = 'outside its time window';

/** What planning, submitting and finishing a run share. */
export type RunContext = Awaited<ReturnType<typeof openRun>>;

/** Sets up a run; where it is due, reads its ledger. */
export async function openRun(props: RunProps) {
  const { job, settings, lifetime, clock, random, log, files, owner, nonce, triggerTime } = props;
  const start = clock.now();
  const tally = new Tally(log, job.schedule);
  const calls: CallCounts = { total: 0, retried: 0, throttled: 0 };
  const onFailed = failedCallLog(log, job.schedule);
  const caller = new Caller({ client: props.client, lifetime, random, counts: calls, onFailed });
  const statusCaller = new Caller({ client: props.statusClient, lifetime, random, counts: calls, onFailed });
  const due = isDue(job, triggerTime ?? start);
  const mount = settings.ledgerFolder === undefined ? undefined : new Mount(settings.ledgerFolder, files, clock, lifetime);
  const history: RunHistory =
    due && mount && owner ? await openHistory({ mount, owner, job, tick: triggerTime, dryRun: settings.dryRun, nonce, clock, lifetime }) : {};
  const inFlight = new InFlight(clock, lifetime);
  const queue: FullQueue = new FullQueue({ clock, lifetime, random, onFull: () => inFlight.track('reads', fullOrSpent.ask()) });
  const fullOrSpent = new FullOrSpent({ job, settings, statusCaller, queue });
  const withinSeconds = job.verification?.withinSeconds ?? SCHEDULE_FIELDS.verificationTimeoutSeconds.default;
  return {
    ...props,
    start,
    due,
    tally,
    calls,
    caller,
    statusCaller,
    queue,
    fullOrSpent,
    inFlight,
    /** The jobs that VOD created. */
    jobIds: [] as string[],
    watch: new UrlWatch({ caller: statusCaller, clock, lifetime, withinSeconds, inFlight }),
    history,
    selection: new RunSelection({
      selection: job.selection,
      caller,
      statusCaller,
      lifetime,
      mounts: settings.mounts,
      openList: props.openList,
      clock,
      tally,
      history,
      tick: triggerTime ?? start,
    }),
    dryRun: settings.dryRun ? new DryRun(job.task) : undefined,
  };
}

/** Whether a job is to run at an instant: from `notBefore` on, and before `notAfter`. */
function isDue({ notBefore, notAfter }: Job, instant: number): boolean {
  return !(notBefore !== undefined && instant < Date.parse(notBefore)) && !(notAfter !== undefined && instant >= Date.parse(notAfter));
}
