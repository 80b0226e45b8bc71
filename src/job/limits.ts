/**
 * What ApsaraVideo VOD and Function Compute allow, as their documentation says it.
 *
 * Defaults and bounds of fields stand in the tables of fields.
 */

/** The API version of ApsaraVideo VOD that every call names. */
export const VOD_API_VERSION = '2017-03-21';

/** Media IDs in one call of RefreshMediaPlayUrls, at most. @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls */
export const MEDIA_PER_CALL = 20;

/** Calls a second that VOD serves for each account and action; more are dropped. */
export const ACCOUNT_MAX_QPS = 50;

/** Tasks of URLs on one page of DescribeVodRefreshTasks, at most. */
export const URL_TASKS_PER_PAGE = 50;

/**
 * How long completion is expected to take at least, in seconds: the vendor names 5 to 30 minutes for a file to be preloaded,
 * by its size. A refresh is taken to need as long.
 *
 * @see https://www.alibabacloud.com/help/en/cdn/developer-reference/api-cdn-2018-05-10-pushobjectcache
 */
export const LEAST_COMPLETION_SECONDS = 300;

/** The region that serves DescribeVodRefreshTasks and DescribeVodRefreshQuota. Nothing is documented of any other. */
export const STATUS_REGION = 'cn-shanghai';

/** Triggers on one function, by default. */
export const TRIGGERS_PER_FUNCTION = 50;

/** Bytes of an asynchronous event of Function Compute, at most. */
export const EVENT_BYTES = 128 * 1024;

/** Selections in one another, at most: a job is read and written by functions that call themselves. */
export const NESTED_SELECTIONS = 100;

/** OSS mounts of one function, at most. */
export const MOUNTS_PER_FUNCTION = 5;

/** Operations of a mount at the same time, each in a thread of Node.js: what a mount does takes a round trip to OSS or more. */
export const MOUNT_OPERATIONS_AT_ONCE = 64;

/** Rows of one search that VOD serves by page numbers; further ones need a ScrollToken. */
export const PAGED_SEARCH_ROWS = 5_000;

/** Rows on one page of a search, at most; a ScrollToken moves so many rows forward. */
export const SEARCH_PAGE_ROWS = 100;

/** Media on one page of DescribePlayTopVideos, at most. */
export const TOP_PLAYED_PER_PAGE = 1_000;

/** Media assets that VOD ranks for a day, at most. */
export const TOP_PLAYED_A_DAY = 1_000;

/** What a media asset's streams can hold. */
export type StreamKind = 'video' | 'audio';

const BOTH: readonly StreamKind[] = ['video', 'audio'];

/** The formats of RefreshMediaPlayUrls, and the kinds of stream that come in each. */
export const FORMATS: Readonly<Record<string, readonly StreamKind[]>> = {
  mp4: BOTH,
  m3u8: BOTH,
  mp3: ['audio'],
  flv: BOTH,
  webm: BOTH,
  ts: BOTH,
};

/** The definitions that VOD documents, and the kinds of stream that come in each. */
export const DEFINITIONS: Readonly<Record<string, readonly StreamKind[]>> = {
  'FD': ['video'],
  'LD': ['video'],
  'SD': ['video'],
  'HD': ['video'],
  'OD': BOTH,
  '2K': ['video'],
  '4K': ['video'],
  'SQ': ['audio'],
  'HQ': ['audio'],
  'AUTO': ['video'],
};

/** The stream types of RefreshMediaPlayUrls. */
export const STREAM_TYPES: readonly StreamKind[] = BOTH;

/** The types of media assets that a run can search for; SearchMedia finds images and attachments too, which have no play URLs. */
export const MEDIA_TYPES = ['video', 'audio'] as const;

/** Hours that the clocks of Shanghai are ahead of UTC, all year. VOD's days are days there. */
export const SHANGHAI_HOURS_AHEAD = 8;

/** The hour in Shanghai from which VOD has the plays of the day before. */
export const PLAYS_READY_HOUR = 9;

/** The regions that serve ApsaraVideo VOD. @see https://www.alibabacloud.com/help/en/vod/developer-reference/endpoints */
export const VOD_REGIONS: readonly string[] = [
  'cn-shanghai',
  'cn-beijing',
  'cn-shenzhen',
  'cn-hongkong',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-5',
  'eu-central-1',
  'us-west-1',
  'me-central-1',
  'cn-north-2-gov-1',
];
