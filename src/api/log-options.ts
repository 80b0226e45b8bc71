/** Options for the logs of the function. */
export interface LogOptions {
  /**
   * Whether the function writes logs. Without them, no report can be read. Tokens are not supported.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Name of an existing log project. Needs `storeName`.
   *
   * @default - a project is created, whose name ends with the account ID
   */
  readonly projectName?: string;

  /**
   * Name of an existing log store in that project, with an index.
   *
   * @default - a store is created
   */
  readonly storeName?: string;

  /**
   * Retention of the created log store in days, 1 to 3,650.
   *
   * @default 180
   */
  readonly retentionDays?: number;

  /**
   * Whether Terraform refuses to destroy the created log project, store and index (`prevent_destroy`), so that the reports
   * outlive the prefetcher. To destroy everything else, remove the three from the state first. Tokens are not supported.
   *
   * @default false
   */
  readonly preventDestroy?: boolean;
}
