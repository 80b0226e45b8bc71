/** The media that were played most. */
export interface TopPlayedOptions {
  /** Days of Shanghai before the tick whose figures are ready, 1 to 180. */
  readonly days: number;

  /** Media, at most: 1 to 1,000. */
  readonly limit: number;
}
