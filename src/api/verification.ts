/**
 * How far a run follows what it submitted.
 *
 * A 200 response of RefreshMediaPlayUrls means that VOD took the request, a job's entry that the URLs of a media asset were
 * submitted, a URL's task that it is at the edge. None means that every point of presence has it.
 */
export enum Verification {
  /** Not at all: what VOD takes counts as submitted. No further request; a media asset that its job rejects goes unnoticed. */
  NONE = 'none',

  /** Until the job of each media asset says whether its URLs were submitted (GetMediaRefreshJobs, about one request for 20). */
  SUBMISSION = 'submission',

  /**
   * Until every URL is complete or failed (DescribeVodRefreshTasks). The vendor names 5 to 30 minutes for a file. Documented
   * for media assets in cn-shanghai only.
   */
  COMPLETION = 'completion',
}
