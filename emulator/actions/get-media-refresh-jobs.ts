import { playUrls } from '../catalogue';
import { isFailure, type JobEntry, type MediaRefreshJob } from '../jobs';
import { optionalText, requiredText } from '../parameters';
import type { Action, ResponseFields } from './action';

/**
 * GetMediaRefreshJobs, without the parameter MediaId: the results of a job's media assets.
 *
 * Documented: parameters and fields. Inferred: that an unknown job gives an empty list rather than an error, that times are
 * UTC, and that a field without a value is absent.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getmediarefreshjobs
 */
export const getMediaRefreshJobs: Action = {
  name: 'GetMediaRefreshJobs',
  parameters: ['MediaRefreshJobId'],

  mediaIds: (parameters, vod) => {
    const job = vod.jobs.get(optionalText(parameters, 'MediaRefreshJobId') ?? '');
    return job?.entries.map(({ mediaId }) => mediaId) ?? [];
  },

  run: ({ parameters, vod, fault }) => {
    const job = vod.jobs.get(requiredText(parameters, 'MediaRefreshJobId'));
    if (job === undefined) {
      return { MediaRefreshJobs: [] };
    }
    const isHidden = ({ mediaId }: JobEntry) => fault?.kind === 'job-missing' && (fault.mediaIds?.includes(mediaId) ?? true);
    const entries = vod.knownEntries(job).filter((entry) => !isHidden(entry));
    return { MediaRefreshJobs: entries.map((entry) => writeEntry(entry, job)) };
  },
};

function writeEntry({ mediaId, result }: JobEntry, job: MediaRefreshJob): ResponseFields {
  const common = {
    MediaRefreshJobId: job.id,
    MediaId: mediaId,
    TaskType: job.taskType,
    FilterPolicy: job.filterPolicy,
    ...(job.userData === undefined ? {} : { UserData: job.userData }),
    GmtCreate: writeTime(job.createdAt),
    GmtModified: writeTime(job.createdAt),
  };
  if (isFailure(result)) {
    return { ...common, Status: 'fail', ErrorCode: result.code, ErrorMessage: result.message };
  }
  const taskIds = Array.from({ length: result.urls }, (_, index) => result.firstTaskId + index);
  const { rest } = result;
  return {
    ...common,
    Status: 'success',
    SuccessPlayUrls: playUrls(mediaId, result.filter).slice(0, result.urls).join(','),
    TaskIds: taskIds.join(','),
    ...(rest === undefined ? {} : { ErrorCode: rest.code, ErrorMessage: rest.message }),
  };
}

function writeTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
