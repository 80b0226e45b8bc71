import type { Field } from './field';
import type { Task, TaskTypeName } from './job';
import { SEARCH_PAGE_ROWS, TOP_PLAYED_PER_PAGE, URL_TASKS_PER_PAGE } from './limits';
import { SCHEDULE_FIELDS } from './schedule-fields';

/** The parameters of one call as they go over the wire: text by name, absent where not set. */
export type WireParameters = Readonly<Record<string, string>>;

/** One call of ApsaraVideo VOD: its action, its HTTP method and its parameters in the query. */
export interface WireCall {
  readonly action:
    'RefreshMediaPlayUrls' | 'GetMediaRefreshJobs' | 'DescribeVodRefreshTasks' | 'DescribeVodRefreshQuota' | 'SearchMedia' | 'DescribePlayTopVideos';
  readonly method: 'POST' | 'GET';
  readonly parameters: WireParameters;
}

/** The parameters of RefreshMediaPlayUrls that fields of a task become. */
const TASK_PARAMETERS = Object.values<Field>(SCHEDULE_FIELDS).flatMap(({ job }) =>
  job?.wire === undefined ? [] : [[job.path.slice('task.'.length) as keyof Task, job.wire] as const],
);

/**
 * The call that submits media for a task, in one of its task types.
 *
 * Lists are separated by commas without blanks; what the task leaves out is left to VOD's own default.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls
 */
export function refreshMediaPlayUrls(mediaIds: readonly string[], task: Task, taskType: TaskTypeName): WireCall {
  const ofTask = Object.fromEntries(TASK_PARAMETERS.map(([field, parameter]) => [parameter, task[field]]));
  return { action: 'RefreshMediaPlayUrls', method: 'POST', parameters: wired({ MediaIds: mediaIds, TaskType: taskType, ...ofTask }) };
}

/**
 * The call that asks what became of a submission, media by media.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getmediarefreshjobs
 */
export function getMediaRefreshJobs(mediaRefreshJobId: string): WireCall {
  return { action: 'GetMediaRefreshJobs', method: 'GET', parameters: { MediaRefreshJobId: mediaRefreshJobId } };
}

/** Which tasks of URLs are asked for: one by its ID, or a page of those made between two instants. */
export type UrlTaskQuery =
  | { readonly taskId: string }
  | {
      readonly taskType: TaskTypeName;
      /** Milliseconds since 1970; VOD tells of the last three days. */
      readonly from: number;
      readonly to: number;
      /** Counted from 1. */
      readonly page: number;
    };

/**
 * The call that asks how far single URLs are. It is documented for cn-shanghai only.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshtasks
 */
export function describeVodRefreshTasks(query: UrlTaskQuery): WireCall {
  const parameters: Record<string, string> =
    'taskId' in query
      ? { TaskId: query.taskId }
      : {
          ObjectType: query.taskType === 'Preload' ? 'preload' : 'file',
          StartTime: wholeSecond(query.from),
          EndTime: wholeSecond(query.to),
          PageNumber: String(query.page),
          PageSize: String(URL_TASKS_PER_PAGE),
        };
  return { action: 'DescribeVodRefreshTasks', method: 'POST', parameters };
}

/**
 * The call that asks how many URLs the account may still submit on this day. It is documented for cn-shanghai only.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshquota
 */
export function describeVodRefreshQuota(): WireCall {
  return { action: 'DescribeVodRefreshQuota', method: 'POST', parameters: {} };
}

function wholeSecond(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Which page of a search is asked for. */
export interface SearchPageQuery {
  readonly match: string;
  readonly mediaType: string;
  readonly sortBy?: string;
  /** Counted from 1. */
  readonly page: number;
  /** From the page before; needed beyond 5,000 rows. */
  readonly scrollToken?: string;
}

/**
 * The call that asks for a page of a search, of 100 media.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-searchmedia
 */
export function searchMedia({ match, mediaType, sortBy, page, scrollToken }: SearchPageQuery): WireCall {
  const parameters = { Match: match, PageNo: page, PageSize: SEARCH_PAGE_ROWS, SearchType: mediaType, SortBy: sortBy, ScrollToken: scrollToken };
  return { action: 'SearchMedia', method: 'POST', parameters: wired(parameters) };
}

/**
 * The call that asks for the most played media of a day of Shanghai, as YYYY-MM-DD; documented for cn-shanghai only.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describeplaytopvideos
 */
export function describePlayTopVideos(day: string, page: number): WireCall {
  // Noon in Shanghai, which is the same day whatever the zone that VOD reads it in.
  const parameters = { BizDate: `${day}T04:00:00Z`, PageNo: String(page), PageSize: String(TOP_PLAYED_PER_PAGE) };
  return { action: 'DescribePlayTopVideos', method: 'POST', parameters };
}

/** The parameters that have a value; elements of an array are separated by commas. */
function wired(parameters: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>): WireParameters {
  return Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}
