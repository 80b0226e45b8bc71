import { randomUUID } from 'node:crypto';
import { EMULATOR_CREDENTIALS, VodEmulator, type VodEmulatorOptions } from '../../../emulator';
import { createHandler } from '../../../handler/index';
import type { Report } from '../../../handler/report';
import { RunError } from '../../../handler/run-error';
import { IDENTITY, timerEvent } from './fixture';
import { LoopbackClock } from './loopback-clock';

/** How a run against an emulator differs from the usual one. */
export interface EmulatedRunOptions {
  /** The tick; by default now. */
  readonly tick?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly credentials?: typeof EMULATOR_CREDENTIALS;
  /** The function's timeout in seconds. @default 60 */
  readonly timeout?: number;
  /** Called after each answer, with the action that was called. */
  readonly afterAnswer?: (action: string) => void;
  /** Takes the lines of the function's log. @default none is kept */
  readonly write?: (line: string) => void;
}

/** Emulators and runs against them, on one virtual clock and over the real network; `closeAll` stops them. */
export class Emulators {
  clock = new LoopbackClock();
  private readonly running: VodEmulator[] = [];

  /** Sets the clock, for what starts from here on. */
  at(instant: string): void {
    this.clock = new LoopbackClock(Date.parse(instant));
  }

  /** Starts an emulator without limits. */
  start(options: VodEmulatorOptions = {}): Promise<VodEmulator> {
    return this.startWithLimits({ maxQps: Infinity, dailyUrls: 'off', preloadQueue: 'off', jobDelay: 0, ...options });
  }

  /** Starts an emulator with its usual limits. */
  async startWithLimits(options: VodEmulatorOptions = {}): Promise<VodEmulator> {
    const emulator = await VodEmulator.start({ clock: this.clock.ofEmulator, ...options });
    this.running.push(emulator);
    return emulator;
  }

  /** Carries a job out against an emulator; answers the report, also where the run ended as an error. */
  async run(emulator: VodEmulator, job: unknown, options: EmulatedRunOptions = {}): Promise<Report> {
    const { clock } = this;
    const { environment = {}, credentials = EMULATOR_CREDENTIALS, timeout = 60, afterAnswer, write = () => undefined } = options;
    const tick = options.tick ?? new Date(clock.now()).toISOString();
    const handler = createHandler({
      clock,
      random: () => 0.5,
      nonce: randomUUID,
      connect: (endpoint) => {
        const transport = clock.connect(endpoint);
        return {
          ...transport,
          send: async (request, signal) => {
            const answer = await transport.send(request, signal);
            afterAnswer?.(request.headers['x-acs-action']);
            return answer;
          },
        };
      },
      write,
      environment: { VOD_ENDPOINT: emulator.endpoint, VOD_REGION: 'cn-shanghai', MAX_QPS: '1000', ...environment },
    });
    try {
      return await clock.until(handler(timerEvent(job, tick), { credentials, ...IDENTITY, function: { ...IDENTITY.function, timeout } }));
    } catch (error) {
      if (error instanceof RunError) {
        return error.report;
      }
      throw error;
    }
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.running.splice(0).map((emulator) => emulator.close()));
    this.clock = new LoopbackClock();
  }
}
