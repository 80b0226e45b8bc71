/** Options for a selection of the most played media assets. */
export interface TopPlayedOptions {
  /** Days of Shanghai before the tick whose figures are ready, 1 to 180. */
  readonly days: number;

  /** Maximum number of media assets, 1 to 1,000. */
  readonly limit: number;
}
