/**
 * Keys of a report in the index of the log store, with the types that Simple Log Service indexes them by.
 *
 * Lists are left out: the service indexes no arrays. Booleans are text.
 *
 * @see https://www.alibabacloud.com/help/en/sls/data-types
 */
export const REPORT_INDEX = {
  'outcome': 'text',
  'dryRun': 'text',
  'reason': 'text',
  'selectionError': 'text',
  'unread.reason': 'text',
  'unread.media': 'long',
  'schedule': 'text',
  'region': 'text',
  'start': 'text',
  'end': 'text',
  'counts.selected': 'long',
  'counts.duplicates': 'long',
  'counts.submitted': 'long',
  'counts.nonexistent': 'long',
  'counts.forbidden': 'long',
  'counts.failed': 'long',
  'counts.skipped': 'long',
  'urls.estimated': 'long',
  'urls.submitted': 'long',
  'urls.complete': 'long',
  'urls.refreshing': 'long',
  'urls.failed': 'long',
  'calls.total': 'long',
  'calls.retried': 'long',
  'calls.throttled': 'long',
  'jobIdsLeftOut': 'long',
  'unconfirmed': 'long',
  'unfinished': 'long',
  'possibleDuplicates.total': 'long',
  'ledger.invocation': 'long',
  'ledger.answered': 'long',
  'ledger.lost': 'long',
  'ledger.unreadable': 'long',
  'ledger.kept': 'text',
  'requests.total': 'long',
  'runbook': 'text',
} as const;

/** Keys of the other lines of a run in the same index. */
export const LINE_INDEX = {
  message: 'text',
  schedule: 'text',
  action: 'text',
  kind: 'text',
  code: 'text',
  requestId: 'text',
  status: 'text',
  reason: 'text',
  error: 'text',
  text: 'text',
  total: 'long',
} as const;
