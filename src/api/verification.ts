/**
 * How far a run follows what it submitted.
 *
 * A 200 of RefreshMediaPlayUrls says that a call was taken, a job's entry that a media's URLs were submitted, a URL's task that
 * it is at the edge. None says that every point of presence has it.
 */
export enum Verification {
  /** Not at all: what VOD takes counts as submitted. No further call; a media that its job refuses is not seen. */
  NONE = 'none',

  /** Until each media's job says whether its URLs were submitted (GetMediaRefreshJobs, about one call for 20 media). */
  SUBMISSION = 'submission',

  /**
   * Until every URL is complete or failed (DescribeVodRefreshTasks), which takes 5 to 30 minutes for a file by the vendor's
   * word. It is documented for media in cn-shanghai only.
   */
  COMPLETION = 'completion',
}
