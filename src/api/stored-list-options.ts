/** Options for a list that is too long for the event and is kept in a bucket. */
export interface StoredListOptions {
  /**
   * Prefix of the object's key, at most 800 bytes. Up to its last `/` it is a folder that must exist as an object of its
   * own, `FOLDER/`: Function Compute mounts no other. The default lies at the top of the bucket, which always exists.
   * Tokens are not supported.
   *
   * @default "media-prefetch-"
   */
  readonly prefix?: string;

  /**
   * Endpoint of the bucket with its scheme, as the function reaches it. An internal endpoint must be of the function's
   * region.
   *
   * @default - the internal endpoint of the function's region
   */
  readonly endpoint?: string;
}
