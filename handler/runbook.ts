/** What to do about a run that failed: named in its report. */
export const RUNBOOK = 'https://github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch/blob/main/docs/runbook.md';
