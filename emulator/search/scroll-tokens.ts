import type { Clock } from '../clock';
import { drawHex, type Random } from '../random';
import type { LibraryMedia } from './media';

/** How far a search was read. */
export interface ScrollPlace {
  /** The key of the search. */
  readonly search: string;
  /** Where the page that was read ends, whether it was full or not, in rows from the first. */
  readonly pageEnd: number;
  /** How many rows there were up to and with the last one that was read. */
  readonly rows: number;
  /** The last media that was read. */
  readonly last: LibraryMedia;
}

/** The digits of a token. */
const TOKEN_DIGITS = 32;

/** Tokens that stand for places in searches, each for some time. */
export class ScrollTokens {
  // In the order in which they expire.
  private readonly places = new Map<string, { readonly place: ScrollPlace; readonly expiresAt: number }>();

  /** Tokens hold for so many milliseconds from when they were given. */
  constructor(
    private readonly milliseconds: number,
    private readonly random: Random,
    private readonly clock: Clock,
  ) {}

  /** A token for a place. */
  issue(place: ScrollPlace): string {
    this.dropExpired();
    const token = drawHex(TOKEN_DIGITS, this.random);
    this.places.set(token, { place, expiresAt: this.clock.elapsed() + this.milliseconds });
    return token;
  }

  /** The place that a token stands for, as long as it holds. */
  read(token: string): ScrollPlace | undefined {
    this.dropExpired();
    return this.places.get(token)?.place;
  }

  private dropExpired(): void {
    const at = this.clock.elapsed();
    for (const [token, { expiresAt }] of this.places) {
      if (expiresAt > at) {
        return;
      }
      this.places.delete(token);
    }
  }
}
