import type { Clock } from './clock';
import type { Lifetime } from './lifetime';

/** How long a place stays taken after the response. Two milliseconds more than VOD's second: clocks count whole milliseconds. */
export const HOLD_MILLISECONDS = 1002;

/** How much longer a throttled call keeps its place. */
const THROTTLED_MILLISECONDS = 500;

/** One throttle among this number of responses is chance. */
const ANSWERS_A_THROTTLE = 8;

/** A call's place in the pace. */
export interface Place {
  /** The response is there, or the run no longer waits for it. */
  answered(): void;
  /** VOD throttled the call. */
  throttled(): void;
}

/**
 * Keeps the calls of one API action below a number of calls a second.
 *
 * There are as many places as calls a second. A call holds its place from its sending until one second after its response;
 * whenever VOD counted it in between, no sliding second there holds more calls than there are places. So a run never catches
 * up on a stall. Places are given first come, first served.
 *
 * A throttled call keeps its place for longer. Where more than an eighth of the latest responses are throttles, somebody else
 * calls as well: then a throttle halves the places, once for the calls that were in flight together, and each response gives
 * back a part, about one place a second.
 */
export class Pace {
  private places: number;
  private open = 0;
  private readonly cooling: number[] = [];
  private readonly waiters: ((place: Place) => void)[] = [];
  private slowedAt = -Infinity;
  /** Whether each of the latest responses was a throttle, for at most one second's calls. */
  private readonly latest: boolean[] = [];
  private callOff?: () => void;

  constructor(
    private readonly clock: Clock,
    private readonly maxQps: number,
  ) {
    this.places = maxQps;
  }

  /** Waits for a place; undefined when the run ends first. */
  take(lifetime: Lifetime): Promise<Place | undefined> {
    if (lifetime.end !== undefined) {
      return Promise.resolve(undefined);
    }
    return new Promise((resolve) => {
      const waiter = (place: Place) => {
        forget();
        resolve(place);
      };
      this.waiters.push(waiter);
      const forget = lifetime.onEnd(() => {
        this.leave(waiter);
        resolve(undefined);
      });
      this.serve();
    });
  }

  private leave(waiter: (place: Place) => void): void {
    const index = this.waiters.indexOf(waiter);
    if (index >= 0) {
      this.waiters.splice(index, 1);
    }
    if (this.waiters.length === 0) {
      this.callOff?.();
      this.callOff = undefined;
    }
  }

  private serve(): void {
    const now = this.clock.elapsed();
    while (this.cooling.length > 0 && this.cooling[0] <= now) {
      this.cooling.shift();
    }
    while (this.waiters.length > 0 && this.open + this.cooling.length < Math.floor(this.places)) {
      this.waiters.shift()!(this.place(now));
    }
    this.callOff?.();
    this.callOff = undefined;
    if (this.waiters.length > 0 && this.cooling.length > 0) {
      // A timer may fire early by a part of a millisecond: serve() looks at the clock again.
      this.callOff = this.clock.after(Math.max(1, Math.ceil(this.cooling[0] - now)), () => this.serve());
    }
  }

  private get throttles(): number {
    return this.latest.filter((throttled) => throttled).length;
  }

  /** Keeps a place until an instant; places are given back in the order of their instants. */
  private hold(until: number): void {
    let index = this.cooling.length;
    while (index > 0 && this.cooling[index - 1] > until) {
      index--;
    }
    this.cooling.splice(index, 0, until);
  }

  private place(takenAt: number): Place {
    this.open++;
    let slowed = false;
    return {
      throttled: () => {
        slowed = true;
      },
      answered: () => {
        this.open--;
        this.hold(this.clock.elapsed() + HOLD_MILLISECONDS + (slowed ? THROTTLED_MILLISECONDS : 0));
        this.latest.push(slowed);
        if (this.latest.length > this.maxQps) {
          this.latest.shift();
        }
        if (slowed && this.throttles > Math.max(1, this.latest.length / ANSWERS_A_THROTTLE)) {
          if (takenAt > this.slowedAt) {
            this.slowedAt = this.clock.elapsed();
            this.places = Math.max(1, this.places / 2);
          }
        } else if (!slowed) {
          this.places = Math.min(this.maxQps, this.places + 1 / this.places);
        }
        this.serve();
      },
    };
  }
}
