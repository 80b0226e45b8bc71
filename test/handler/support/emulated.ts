import { randomUUID } from 'node:crypto';
import { EMULATOR_CREDENTIALS, VodEmulator, type VodEmulatorOptions } from '../../../emulator';
import { systemClock, type Clock } from '../../../handler/clock';
import { createHandler } from '../../../handler/index';
import type { Report } from '../../../handler/report';
import { RunError } from '../../../handler/run-error';
import { createTransport, type HttpRequest } from '../../../handler/transport';
import { timerEvent } from './fixture';

/** How a run against an emulator differs from the usual one. */
export interface EmulatedRunOptions {
  /** The tick; by default now. */
  readonly tick?: string;
  readonly clock?: Clock;
  readonly environment?: Readonly<Record<string, string>>;
  /** Called after each answer, with the action that was called. */
  readonly afterAnswer?: (action: string) => void;
}

/** The machine's clock, set to an instant. */
export function clockFrom(instant: string): Clock {
  const ahead = Date.parse(instant) - Date.now();
  return { ...systemClock, now: () => Date.now() + ahead };
}

/** Carries a job out against an emulator over the loopback address; answers the report, also where the run ended as an error. */
export async function runEmulated(emulator: VodEmulator, job: unknown, options: EmulatedRunOptions = {}): Promise<Report> {
  const { clock = systemClock, environment = {}, afterAnswer = () => undefined } = options;
  const tick = options.tick ?? new Date(clock.now()).toISOString();
  const handler = createHandler({
    clock,
    random: () => 0.5,
    nonce: randomUUID,
    connect: (endpoint) => {
      const transport = createTransport(endpoint);
      const send = async (request: HttpRequest, signal: AbortSignal) => {
        const answer = await transport.send(request, signal);
        afterAnswer(request.headers['x-acs-action']);
        return answer;
      };
      return { ...transport, send };
    },
    write: () => undefined,
    environment: { VOD_ENDPOINT: emulator.endpoint, VOD_REGION: 'cn-shanghai', MAX_QPS: '1000', ...environment },
  });
  return handler(timerEvent(job, tick), { credentials: EMULATOR_CREDENTIALS, function: { timeout: 60 } }).catch((error: unknown) => {
    if (error instanceof RunError) {
      return error.report;
    }
    throw error;
  });
}

/** Starts emulators without limits; `closeAll` stops them. */
export class Emulators {
  private readonly running: VodEmulator[] = [];

  async start(options: VodEmulatorOptions = {}): Promise<VodEmulator> {
    const emulator = await VodEmulator.start({ maxQps: Infinity, dailyUrls: 'off', preloadQueue: 'off', jobDelay: 0, ...options });
    this.running.push(emulator);
    return emulator;
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.running.splice(0).map((emulator) => emulator.close()));
  }
}
