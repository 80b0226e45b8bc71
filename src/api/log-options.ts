/** Where the function's logs go. */
export interface LogOptions {
  /**
   * Whether there are logs at all. Without them a report is nowhere to be read.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The name of a log project of yours; `storeName` belongs to it.
   *
   * @default - a project is made, its name ends with the account's ID
   */
  readonly projectName?: string;

  /**
   * The name of a log store of yours in that project, with an index.
   *
   * @default - a store is made
   */
  readonly storeName?: string;

  /**
   * How long a log store that is made keeps its logs, in days, 1 to 3,650.
   *
   * @default 180
   */
  readonly retentionDays?: number;

  /**
   * Whether Terraform refuses to destroy the log project, store and index that are made (`prevent_destroy`), so that the
   * reports outlive the prefetcher. To take down everything else, first take the three out of the state.
   *
   * @default false
   */
  readonly preventDestroy?: boolean;
}
