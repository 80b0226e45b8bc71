/** A list that another team keeps in a bucket. */
export interface BucketObjectOptions {
  /**
   * The bucket's endpoint with its scheme, as the function reaches it. An internal one must be of the function's region.
   *
   * @default - the internal endpoint of the function's region, as `http://oss-cn-shanghai-internal.aliyuncs.com`
   */
  readonly endpoint?: string;
}
