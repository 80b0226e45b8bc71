import type { TaskTypeName } from '../../src/job/job';
import type { Vod } from '../vod';
import type { Action } from './action';

/** Directories that an account may refresh in a day. Nothing in the emulator spends any. */
const DIRECTORIES = '100';

/** URLs that an account may block in a day. Nothing in the emulator spends any. */
const BLOCKS = '500';

/** What is told where there is no limit: the emulator's own, VOD has always one. */
const NO_LIMIT = 2_147_483_647;

/**
 * Tells how many URLs the account may submit on this day, and how many are left.
 *
 * Documented: the answer's fields, all of them text, `blockRemain` in lower case. The quotas of directories and blocked URLs
 * are those of the documentation's example.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshquota
 */
export const describeVodRefreshQuota: Action = {
  name: 'DescribeVodRefreshQuota',
  shanghaiOnly: true,
  parameters: [],

  mediaIds: () => [],

  run: ({ vod }) => ({
    fields: {
      UrlQuota: quota(vod, 'Refresh'),
      UrlRemain: remaining(vod, 'Refresh'),
      DirQuota: DIRECTORIES,
      DirRemain: DIRECTORIES,
      PreloadQuota: quota(vod, 'Preload'),
      PreloadRemain: remaining(vod, 'Preload'),
      BlockQuota: BLOCKS,
      blockRemain: BLOCKS,
    },
  }),
};

function quota({ edge }: Vod, taskType: TaskTypeName): string {
  return String(Math.min(edge.dailyUrls(taskType), NO_LIMIT));
}

function remaining({ edge }: Vod, taskType: TaskTypeName): string {
  return String(Math.min(edge.remainingUrls(taskType), NO_LIMIT));
}
