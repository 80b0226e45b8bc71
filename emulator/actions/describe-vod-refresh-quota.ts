import type { Action } from './action';

/** Directories that an account may refresh in a day: the documentation's example. Nothing in the emulator spends any. */
const DIRECTORIES = '100';

/** URLs that an account may block in a day: the documentation's example. Nothing in the emulator spends any. */
const BLOCKS = '500';

/** Stands for no limit: VOD always has one. */
const MAX_QUOTA = 2_147_483_647;

/**
 * DescribeVodRefreshQuota: the day's URL quota, and how much of it is left.
 *
 * Documented: the response's fields, all of them text, `blockRemain` in lower case.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshquota
 */
export const describeVodRefreshQuota: Action = {
  name: 'DescribeVodRefreshQuota',
  shanghaiOnly: true,
  parameters: [],

  run: ({ vod: { edge } }) => ({
    UrlQuota: writeQuota(edge.dailyUrls('Refresh')),
    UrlRemain: writeQuota(edge.remainingUrls('Refresh')),
    DirQuota: DIRECTORIES,
    DirRemain: DIRECTORIES,
    PreloadQuota: writeQuota(edge.dailyUrls('Preload')),
    PreloadRemain: writeQuota(edge.remainingUrls('Preload')),
    BlockQuota: BLOCKS,
    blockRemain: BLOCKS,
  }),
};

function writeQuota(urls: number): string {
  return String(Math.min(urls, MAX_QUOTA));
}
