import { TOP_PLAYED_PER_PAGE } from '../../src/job/limits';
import { vodErrors } from '../errors';
import { integer, pageNumber, requiredText, time } from '../parameters';
import type { TopPlay } from '../play-statistics';
import type { Action, ResponseFields } from './action';

/** Invented: the duration of each play, in milliseconds. */
const PLAY_MILLISECONDS = 60_000;

/**
 * DescribePlayTopVideos: the most played media assets of a day.
 *
 * Documented: the parameters, the response's fields, the ranking of at most 1,000 media assets a day, the time when the
 * figures of a day are ready, and the errors of BizDate. Inferred: that the day is the one in Shanghai that contains BizDate;
 * for days without figures see `PlayStatistics`.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describeplaytopvideos
 */
export const describePlayTopVideos: Action = {
  name: 'DescribePlayTopVideos',
  shanghaiOnly: true,
  parameters: ['BizDate', 'PageNo', 'PageSize'],

  run: ({ parameters, vod }) => {
    requiredText(parameters, 'BizDate');
    const instant = time(parameters, 'BizDate')!;
    const pageNo = pageNumber(parameters, 'PageNo');
    const pageSize = integer(parameters, 'PageSize', 1, TOP_PLAYED_PER_PAGE) ?? 100;
    if (instant > vod.now) {
      throw vodErrors.bizDateBeyondCurrent();
    }
    const plays = vod.playStatistics.topOf(instant, vod.now);
    const page = plays.slice((pageNo - 1) * pageSize, pageNo * pageSize);
    return {
      PageNo: pageNo,
      PageSize: pageSize,
      TotalNum: plays.length,
      TopPlayVideos: { TopPlayVideoStatis: page.map(writePlay) },
    };
  },
};

function writePlay({ mediaId, vv }: TopPlay): ResponseFields {
  return { VideoId: mediaId, VV: String(vv), UV: String(vv), Title: mediaId, PlayDuration: String(vv * PLAY_MILLISECONDS) };
}
