import { isFailure, type JobEntry, type MediaRefreshJob } from '../jobs';
import { mediaPredicate } from '../media-match';
import { optionalText, requiredText } from '../parameters';
import type { Vod } from '../vod';
import type { Action, AnswerFields } from './action';

/**
 * Tells what became of the media of a job.
 *
 * Documented: parameters and fields. Inferred: that an unknown job or media gives an empty list rather than an error, that
 * times are UTC, and that a field without a value is absent.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getmediarefreshjobs
 */
export const getMediaRefreshJobs: Action = {
  name: 'GetMediaRefreshJobs',
  parameters: ['MediaRefreshJobId', 'MediaId'],

  mediaIds: (parameters, vod) => {
    const mediaId = optionalText(parameters, 'MediaId');
    const job = vod.job(optionalText(parameters, 'MediaRefreshJobId') ?? '');
    return mediaId !== undefined ? [mediaId] : (job?.entries.map((entry) => entry.mediaId) ?? []);
  },

  run: ({ parameters, vod, fault }) => {
    const job = vod.job(requiredText(parameters, 'MediaRefreshJobId'));
    const mediaId = optionalText(parameters, 'MediaId');
    if (job === undefined) {
      return { fields: { MediaRefreshJobs: [] } };
    }
    const hides = fault?.kind !== 'job-missing' ? () => false : fault.mediaIds === undefined ? () => true : mediaPredicate(fault.mediaIds);
    const entries = vod.knownEntries(job).filter((entry) => (mediaId === undefined || entry.mediaId === mediaId) && !hides(entry.mediaId));
    return { fields: { MediaRefreshJobs: entries.map((entry) => writeEntry(entry, job, vod)) } };
  },
};

function writeEntry({ mediaId, result }: JobEntry, job: MediaRefreshJob, vod: Vod): AnswerFields {
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
  return { ...common, Status: 'success', SuccessPlayUrls: vod.urlsOf(result).join(','), TaskIds: taskIds.join(',') };
}

function writeTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
