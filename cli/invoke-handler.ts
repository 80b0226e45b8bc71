import { randomUUID } from 'node:crypto';
import { createHandler } from '../handler';
import type { Report } from '../handler/report';
import { RunError } from '../handler/run-error';
import type { Credentials } from '../handler/vod-client';
import type { CommandContext } from './command-context';
import type { ObservedNetwork } from './observed-network';
import type { PlannedRun } from './planned-run';
import { timerEvent } from './timer-event';

/**
 * Calls the handler as Function Compute's timer does; returns its report, even if the run failed.
 *
 * @param writeLog writes the log's lines; the report is among them
 * @param interrupted stops submissions, once it is aborted
 * @throws what the handler throws if a run does not begin
 */
export async function invokeHandler(
  { schedule, identity, job, tick, environment, timeoutSeconds }: PlannedRun,
  credentials: Credentials,
  { clock, connect }: CommandContext,
  network: ObservedNetwork,
  writeLog: (text: string) => void,
  interrupted: AbortSignal,
): Promise<Report> {
  const handler = createHandler({
    clock,
    random: Math.random,
    nonce: randomUUID,
    connect: (endpoint) => network.to(endpoint, connect(endpoint)),
    write: writeLog,
    environment,
    // The command refuses one that would submit anything.
    allowsFutureTicks: true,
    interrupted,
  });
  try {
    return await handler(timerEvent(tick, schedule.triggerName, JSON.stringify(job)), {
      ...identity,
      credentials,
      function: { ...identity.function, timeout: timeoutSeconds },
    });
  } catch (error) {
    if (error instanceof RunError) {
      return error.report;
    }
    throw error;
  }
}
