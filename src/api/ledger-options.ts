/** The bucket that holds what runs submitted. */
export interface LedgerOptions {
  /** The bucket's name. It is mounted into the function, and its role may list, read and write there. */
  readonly bucketName: string;

  /**
   * The folder in the bucket, without slashes around it; the object `PREFIX/` must exist.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;

  /**
   * The bucket's endpoint with its scheme, such as `https://oss-cn-beijing.aliyuncs.com`.
   *
   * @default - the internal endpoint of the function's region
   */
  readonly endpoint?: string;
}
