import type { Task } from './job';

/** The parameters of one call as they go over the wire: text by name, absent where not set. */
export type WireParameters = Readonly<Record<string, string>>;

/** One call of ApsaraVideo VOD: its action, its HTTP method and its parameters in the query. */
export interface WireCall {
  readonly action: 'RefreshMediaPlayUrls' | 'GetMediaRefreshJobs';
  readonly method: 'POST' | 'GET';
  readonly parameters: WireParameters;
}

/**
 * The call that submits media for a task.
 *
 * Lists are separated by commas without blanks; what the task leaves out is left to VOD's own default.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls
 */
export function refreshMediaPlayUrls(mediaIds: readonly string[], task: Task): WireCall {
  const parameters: Record<string, string> = { MediaIds: mediaIds.join(','), TaskType: task.taskType };
  set(parameters, 'Formats', task.formats?.join(','));
  set(parameters, 'Definitions', task.definitions?.join(','));
  set(parameters, 'StreamType', task.streamTypes?.join(','));
  set(parameters, 'ResultType', task.resultType);
  set(parameters, 'SliceFlag', task.sliceFlag);
  set(parameters, 'SliceCount', task.sliceCount);
  set(parameters, 'UserData', task.userData);
  return { action: 'RefreshMediaPlayUrls', method: 'POST', parameters };
}

/**
 * The call that asks what became of a submission, media by media.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getmediarefreshjobs
 */
export function getMediaRefreshJobs(mediaRefreshJobId: string): WireCall {
  return { action: 'GetMediaRefreshJobs', method: 'GET', parameters: { MediaRefreshJobId: mediaRefreshJobId } };
}

function set(parameters: Record<string, string>, name: string, value: string | number | boolean | undefined): void {
  if (value !== undefined) {
    parameters[name] = String(value);
  }
}
