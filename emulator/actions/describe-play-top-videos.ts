import { MOST_TOP_PLAYED } from '../../src/job/limits';
import { vodErrors } from '../errors';
import { integer, pageNumber, requiredText, time } from '../parameters';
import type { TopPlay } from '../play-statistics';
import type { Vod } from '../vod';
import type { Action, AnswerFields } from './action';

/**
 * Tells the most played media of a day.
 *
 * Documented: the parameters, the answer's fields, that it ranks 1,000 media a day at most, when the figures of a day are
 * ready, and the errors of BizDate. Inferred: that the day is the one of Shanghai on which BizDate lies, and what
 * `PlayStatistics` says of days without figures.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describeplaytopvideos
 */
export const describePlayTopVideos: Action = {
  name: 'DescribePlayTopVideos',
  shanghaiOnly: true,
  parameters: ['BizDate', 'PageNo', 'PageSize'],

  mediaIds: () => [],

  run: ({ parameters, vod }) => {
    requiredText(parameters, 'BizDate');
    const instant = time(parameters, 'BizDate')!;
    const pageNo = pageNumber(parameters, 'PageNo');
    const pageSize = integer(parameters, 'PageSize', 1, MOST_TOP_PLAYED) ?? 100;
    if (instant > vod.now) {
      throw vodErrors.bizDateBeyondCurrent();
    }
    const plays = vod.playStatistics.topOf(instant, vod.now);
    const page = plays.slice((pageNo - 1) * pageSize, pageNo * pageSize);
    return {
      fields: {
        PageNo: pageNo,
        PageSize: pageSize,
        TotalNum: plays.length,
        TopPlayVideos: { TopPlayVideoStatis: page.map((play) => writePlay(play, vod)) },
      },
    };
  },
};

function writePlay({ mediaId, vv, uv = vv, title, playDuration = vv * 60_000 }: TopPlay, vod: Vod): AnswerFields {
  return {
    VideoId: mediaId,
    VV: String(vv),
    UV: String(uv),
    Title: title ?? vod.library.get(mediaId)?.title ?? mediaId,
    PlayDuration: String(playDuration),
  };
}
