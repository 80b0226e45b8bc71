/** Where a list is kept that is too long for the event. */
export interface StoredListOptions {
  /**
   * What the object's key starts with; at most 800 bytes, known at synth. Up to its last `/` it is a folder that must be there
   * as an object of its own, `FOLDER/`: Function Compute mounts no other.
   *
   * @default "media-prefetch-" - at the top of the bucket, which is always there
   */
  readonly prefix?: string;

  /**
   * The bucket's endpoint with its scheme, as the function reaches it. An internal one must be of the function's region.
   *
   * @default - the internal endpoint of the function's region
   */
  readonly endpoint?: string;
}
