import { DEFAULT_SLICE_COUNT, FORMATS, MEDIA_PER_CALL, STREAM_TYPES } from '../../src/job/limits';
import type { StreamFilter } from '../catalogue';
import type { EntryFailure } from '../edge';
import { vodErrors } from '../errors';
import type { Fault } from '../faults';
import { mediaPredicate } from '../media-match';
import { choice, integer, jsonObject, list, optionalText, requiredText, type Parameters } from '../parameters';
import type { Action } from './action';

/**
 * Submits media for refresh or preload.
 *
 * Documented: the parameters and their values, and the answer's fields. Inferred: which error a wrong value gets, that a
 * definition which VOD does not document is taken (and matches what the catalogue has), that the two lists are absent
 * where they would be empty, and that the job ID is absent where no media was accepted (`jobWithoutMedia`).
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
    const filter = readFilter(parameters);
    const userData = jsonObject(parameters, 'UserData');
    if (mediaIds.length > MEDIA_PER_CALL) {
      throw vodErrors.invalidParameter('MediaIds');
    }
    const { jobId, nonexistent, forbidden } = vod.submit({
      mediaIds,
      taskType,
      filter,
      filterPolicy: writeFilter(filter),
      userData,
      failure: entryFailure(fault),
    });
    const fields = {
      ...(jobId !== undefined && fault?.kind !== 'job-id-missing' ? { MediaRefreshJobId: jobId } : {}),
      ...(nonexistent.length > 0 ? { NonExistMediaIds: nonexistent.join(',') } : {}),
      ...(forbidden.length > 0 ? { ForbiddenMediaIds: forbidden.join(',') } : {}),
    };
    return { fields, jobId };
  },
};

function readFilter(parameters: Parameters): StreamFilter {
  return {
    formats: list(parameters, 'Formats', Object.keys(FORMATS)),
    definitions: list(parameters, 'Definitions'),
    streamTypes: list(parameters, 'StreamType', STREAM_TYPES),
    resultType: choice(parameters, 'ResultType', ['Single', 'Multiple']) ?? 'Single',
    sliceFlag: choice(parameters, 'SliceFlag', ['true', 'false']) === 'true',
    sliceCount: integer(parameters, 'SliceCount', 1, 20) ?? DEFAULT_SLICE_COUNT,
  };
}

function writeFilter({ formats, definitions, streamTypes, resultType, sliceFlag, sliceCount }: StreamFilter): string {
  return JSON.stringify({
    Formats: formats?.join(','),
    Definitions: definitions?.join(','),
    StreamType: streamTypes?.join(','),
    ResultType: resultType,
    SliceFlag: sliceFlag,
    SliceCount: sliceCount,
  });
}

function entryFailure(fault: Fault | undefined): ((mediaId: string) => EntryFailure | undefined) | undefined {
  if (fault?.kind !== 'entry-failed') {
    return undefined;
  }
  const { code, message } = vodErrors.internalError();
  const failure = { code: fault.code ?? code, message: fault.message ?? message };
  const concerns = fault.mediaIds === undefined ? () => true : mediaPredicate(fault.mediaIds);
  return (mediaId) => (concerns(mediaId) ? failure : undefined);
}
