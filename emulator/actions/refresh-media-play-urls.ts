import { FORMATS, MEDIA_PER_CALL, STREAM_TYPES } from '../../src/job/limits';
import { SCHEDULE_FIELDS } from '../../src/job/schedule-fields';
import type { EntryFailure } from '../edge';
import { vodErrors } from '../errors';
import type { Fault } from '../faults';
import { choice, integer, jsonObject, list, optionalText, requiredText } from '../parameters';
import type { Action } from './action';

const SLICE_COUNT = SCHEDULE_FIELDS.sliceCount;

/**
 * RefreshMediaPlayUrls: submits media assets for refresh or preload.
 *
 * Documented: the parameters and their values, and the response's fields. Inferred: the errors of wrong values, that an
 * undocumented definition is accepted, that an empty list is absent, and that the job ID is absent if no media asset was
 * accepted.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls
 */
export const refreshMediaPlayUrls: Action = {
  name: 'RefreshMediaPlayUrls',
  parameters: ['MediaIds', 'TaskType', 'Formats', 'Definitions', 'StreamType', 'ResultType', 'SliceFlag', 'SliceCount', 'UserData'],

  mediaIds: (parameters) =>
    (optionalText(parameters, 'MediaIds') ?? '')
      .split(',')
      .map((mediaId) => mediaId.trim())
      .filter((mediaId) => mediaId !== ''),

  run: ({ parameters, vod, fault }) => {
    requiredText(parameters, 'MediaIds');
    requiredText(parameters, 'TaskType');
    const mediaIds = list(parameters, 'MediaIds')!;
    const taskType = choice(parameters, 'TaskType', ['Refresh', 'Preload'])!;
    const formats = list(parameters, 'Formats', Object.keys(FORMATS));
    const definitions = list(parameters, 'Definitions');
    const streamTypes = list(parameters, 'StreamType', STREAM_TYPES);
    const resultType = choice(parameters, 'ResultType', ['Single', 'Multiple']) ?? 'Single';
    const sliceFlag = choice(parameters, 'SliceFlag', ['true', 'false']) === 'true';
    const sliceCount = integer(parameters, 'SliceCount', SLICE_COUNT.min, SLICE_COUNT.max) ?? SLICE_COUNT.default;
    const userData = jsonObject(parameters, 'UserData');
    if (mediaIds.length > MEDIA_PER_CALL) {
      throw vodErrors.invalidParameter('MediaIds');
    }
    const filterPolicy = JSON.stringify({
      Formats: formats?.join(','),
      Definitions: definitions?.join(','),
      StreamType: streamTypes?.join(','),
      ResultType: resultType,
      SliceFlag: sliceFlag,
      SliceCount: sliceCount,
    });
    const { jobId, nonexistent, forbidden } = vod.submit({
      mediaIds,
      taskType,
      filter: { formats, definitions, streamTypes, slices: sliceFlag ? sliceCount : 0 },
      filterPolicy,
      userData,
      failure: (mediaId) => entryFailure(mediaId, fault),
    });
    return {
      ...(jobId !== undefined && fault?.kind !== 'job-id-missing' ? { MediaRefreshJobId: jobId } : {}),
      ...(nonexistent.length > 0 ? { NonExistMediaIds: nonexistent.join(',') } : {}),
      ...(forbidden.length > 0 ? { ForbiddenMediaIds: forbidden.join(',') } : {}),
    };
  },
};

function entryFailure(mediaId: string, fault: Fault | undefined): EntryFailure | undefined {
  if (fault?.kind !== 'entry-failed' || fault.mediaIds?.includes(mediaId) === false) {
    return undefined;
  }
  const { code, message } = vodErrors.internalError();
  return { code: fault.code ?? code, message: fault.message ?? message };
}
