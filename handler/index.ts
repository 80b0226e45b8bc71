import { createHash, randomUUID } from 'node:crypto';
import { acceptJob } from '../src/rules/accept-job';
import { systemClock, type Clock } from './clock';
import { readEvent, refuseFutureTick } from './event';
import { systemFiles, type Files } from './ledger/files';
import { ownerOf, type FunctionIdentity } from './ledger/owner';
import { assertLedger } from './ledger/run-history';
import { deadlineOf, INTERRUPTED, Lifetime } from './lifetime';
import { Log, type Write } from './log';
import { Pace } from './pace';
import { Redactor } from './redactor';
import type { Report } from './report';
import { run } from './run';
import { endsAsError, RunError } from './run-error';
import { openList, type OpenList } from './selections/list-file';
import { readSettings, SettingsError } from './settings';
import { createTransport, type Transport } from './transport';
import { VodClient, type Credentials } from './vod-client';

/** What the handler uses of Function Compute's context. */
export interface Context extends FunctionIdentity {
  readonly credentials?: Partial<Credentials>;
  readonly function?: FunctionIdentity['function'] & {
    /** The function's time-out in seconds. */
    readonly timeout?: number;
  };
}

/** Everything that a run does not hold in itself, so that a test can. */
export interface Dependencies {
  readonly clock: Clock;
  /** From 0 up to, but not including, 1. */
  readonly random: () => number;
  /** A text that no call had before. */
  readonly nonce: () => string;
  /** The network, opened for each run. */
  readonly connect: (endpoint: URL) => Transport;
  readonly write: Write;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Mounted folders. @default the machine's files */
  readonly files?: Files;
  /** Whether a tick may be more than 15 minutes ahead of the clock. @default false */
  readonly allowsFutureTicks?: boolean;
  /** Opens lists in mounted folders. @default among the machine's files */
  readonly openList?: OpenList;
  /** Ends a run early, once it is aborted: nothing more is sent, and calls in flight get their responses. @default never */
  readonly interrupted?: AbortSignal;
}

/** A function as Function Compute calls it. */
export type Handler = (event: Uint8Array | string, context: Context) => Promise<Report>;

/**
 * Makes a handler. What it remembers from one run to the next is the pace: who called in the last second.
 *
 * The handler answers with the report, which it also writes as one raw JSON line to the log. It throws
 * `EventError`, `JobError` or `SettingsError` before anything is called, and `RunError` after the report where a run failed
 * (or was partial, with the job's `failOnPartial`). For every error but `RunError`, a log line stands in for the report.
 */
export function createHandler(dependencies: Dependencies): Handler {
  const { clock, random, nonce, connect, write, environment, files = systemFiles, openList: open = openList } = dependencies;
  const { allowsFutureTicks = false, interrupted } = dependencies;
  const paces = new Map<string, Pace>();
  const paceOf = (action: string, endpoint: URL, maxQps: number): Pace => {
    const key = `${action} ${endpoint.host} ${maxQps}`;
    const pace = paces.get(key) ?? new Pace(clock, maxQps);
    paces.set(key, pace);
    return pace;
  };

  const runOnce = async (log: Log, event: Uint8Array | string, context: Context): Promise<Report> => {
    // The time-out runs from here on, whatever the reading of a long event takes.
    const startedAt = clock.elapsed();
    const { job: value, triggerTime } = readEvent(event);
    if (!allowsFutureTicks) {
      refuseFutureTick(triggerTime, clock.now());
    }
    const job = acceptJob(value);
    const settings = readSettings(environment);
    assertLedger(job, settings.ledgerFolder);
    const owner = settings.ledgerFolder === undefined ? undefined : ownerOf(context, settings);
    const credentials = readCredentials(context);
    const { endpoint, statusEndpoint, maxQps } = settings;
    const lifetime = new Lifetime(clock, deadlineOf(readTimeout(context)), startedAt);
    const interrupt = () => lifetime.stop(INTERRUPTED);
    interrupted?.addEventListener('abort', interrupt);
    const transport = connect(endpoint);
    const statusTransport = statusEndpoint.href === endpoint.href ? transport : connect(statusEndpoint);
    const clientOf = (url: URL, network: Transport) =>
      new VodClient(url, credentials, network, clock, nonce, log.redactor, (action) => paceOf(action, url, maxQps));
    try {
      const made = await run({
        job,
        triggerTime,
        settings,
        client: clientOf(endpoint, transport),
        statusClient: clientOf(statusEndpoint, statusTransport),
        lifetime,
        clock,
        random,
        log,
        files,
        owner,
        nonce: createHash('sha256').update(nonce()).digest('hex').slice(0, 8),
        openList: open,
      });
      const report = log.report(made);
      if (endsAsError(report, job)) {
        throw new RunError(report);
      }
      return report;
    } finally {
      interrupted?.removeEventListener('abort', interrupt);
      lifetime.close();
      transport.close();
      if (statusTransport !== transport) {
        statusTransport.close();
      }
    }
  };

  return async (event, context) => {
    const log = new Log(write, new Redactor(context.credentials));
    try {
      return await runOnce(log, event, context);
    } catch (error) {
      log.redactor.cleanError(error);
      if (!(error instanceof RunError)) {
        const { name, message } = error as Error;
        log.line('the run ended without a report', { error: name, text: message });
      }
      throw error;
    }
  };
}

/** The function's entry, on the machine's own clock, network and log. */
export const handler: Handler = createHandler({
  clock: systemClock,
  random: Math.random,
  nonce: randomUUID,
  connect: createTransport,
  write: (text) => void process.stdout.write(text),
  environment: process.env,
});

function readCredentials({ credentials }: Context): Credentials {
  const { accessKeyId, accessKeySecret, securityToken } = credentials ?? {};
  if (!accessKeyId || !accessKeySecret) {
    throw new SettingsError('The context holds no credentials: the function needs a role that Function Compute may assume.');
  }
  return { accessKeyId, accessKeySecret, securityToken };
}

function readTimeout(context: Context): number {
  const timeout = Number(context.function?.timeout);
  if (!(timeout > 0)) {
    throw new SettingsError('The context holds no time-out of the function.');
  }
  return timeout;
}
