import type { Clock } from '../../../handler/clock';
import { createTransport, type HttpRequest, type Transport } from '../../../handler/transport';
import { VirtualClock } from './virtual-clock';

/** Virtual time for a run against an emulator over the loopback address: it stands still while a request is under way. */
export class LoopbackClock extends VirtualClock {
  private requests = 0;
  // Requests whose answer the emulator keeps back until a timer: only time brings them further.
  private keptBack = 0;

  /** The same time, for the emulator. */
  readonly ofEmulator: Clock = {
    now: () => this.now(),
    elapsed: () => this.elapsed(),
    after: (milliseconds, callback) => {
      this.keptBack++;
      const callOff = this.after(milliseconds, () => {
        this.keptBack--;
        callback();
      });
      return () => {
        this.keptBack--;
        callOff();
      };
    },
  };

  /** The real network, whose requests are counted. */
  connect(endpoint: URL): Transport {
    const transport = createTransport(endpoint);
    return {
      send: async (request: HttpRequest, signal: AbortSignal) => {
        this.requests++;
        try {
          return await transport.send(request, signal);
        } finally {
          this.requests--;
        }
      },
      close: () => transport.close(),
    };
  }

  protected override isAtWork(): boolean {
    return super.isAtWork() || this.requests > this.keptBack;
  }
}
