/** Options for the bucket that keeps what runs submitted. */
export interface LedgerOptions {
  /** Name of the bucket. It is mounted into the function, whose role may list, read and write there. */
  readonly bucketName: string;

  /**
   * Folder in the bucket, without slashes around it. The object `PREFIX/` must exist.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;

  /**
   * Endpoint of the bucket with its scheme, such as `https://oss-cn-beijing.aliyuncs.com`.
   *
   * @default - the internal endpoint of the function's region
   */
  readonly endpoint?: string;
}
