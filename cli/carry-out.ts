import { randomUUID } from 'node:crypto';
import { createHandler } from '../handler';
import type { Report } from '../handler/report';
import { RunError } from '../handler/run-error';
import type { Credentials } from '../handler/vod-client';
import { ObservedNetwork } from './observed';
import type { Surroundings } from './surroundings';
import type { Paper } from './terminal/paper';
import { showProgress } from './terminal/progress';
import { timerEvent } from './timer-event';

/** One run by hand. */
export interface Order {
  readonly tick: Date;
  readonly triggerName: string;
  readonly payload: string;
  /** The function's environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly credentials: Credentials;
  readonly dryRun: boolean;
  /** The only origin that may be called; left out, whatever the environment names. */
  readonly origin?: string;
  /** How many media there are, where that is known. */
  readonly media: number | undefined;
}

/**
 * Calls the handler as Function Compute's timer does, and answers its report, also where the run failed.
 *
 * @param writeLog takes the log's lines; the report is among them.
 * @throws what the handler throws where a run does not begin.
 */
export async function carryOut(order: Order, surroundings: Surroundings, paper: Paper, writeLog: (text: string) => void): Promise<Report> {
  const network = new ObservedNetwork(order);
  const handler = createHandler({
    clock: surroundings.clock,
    random: Math.random,
    nonce: randomUUID,
    connect: (endpoint) => network.to(endpoint, surroundings.connect(endpoint)),
    write: writeLog,
    environment: order.environment,
  });
  const progress = order.dryRun ? undefined : showProgress(paper, network, order.media);
  try {
    return await handler(timerEvent(order.tick, order.triggerName, order.payload), {
      credentials: order.credentials,
      function: { timeout: order.timeoutSeconds },
    });
  } catch (error) {
    if (error instanceof RunError) {
      return error.report;
    }
    throw error;
  } finally {
    progress?.end();
  }
}
