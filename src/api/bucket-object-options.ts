/** Options for a list in a bucket. */
export interface BucketObjectOptions {
  /**
   * Endpoint of the bucket with its scheme, as the function reaches it. An internal endpoint must be of the function's
   * region.
   *
   * @default - the internal endpoint of the function's region, as `http://oss-cn-shanghai-internal.aliyuncs.com`
   */
  readonly endpoint?: string;
}
