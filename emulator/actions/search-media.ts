import { SEARCH_PAGE_ROWS } from '../../src/job/limits';
import { choice, integer, optionalText, pageNumber } from '../parameters';
import { titleOf, type LibraryMedia } from '../search/library-media';
import { writeTime } from '../times';
import type { Action, ResponseFields } from './action';

/**
 * SearchMedia, for videos and audio files, without the parameter Fields.
 *
 * Documented: the parameters and their values, the response's fields, and the errors of Match, of an expired token and of
 * several sort keys with a token. Inferred: see `MediaSearch` and `readMatch`.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-searchmedia
 */
export const searchMedia: Action = {
  name: 'SearchMedia',
  parameters: ['SearchType', 'Match', 'SortBy', 'PageNo', 'PageSize', 'ScrollToken'],

  run: ({ parameters, vod }) => {
    const { media, total, scrollToken } = vod.search.page({
      mediaType: choice(parameters, 'SearchType', ['video', 'audio']) ?? 'video',
      match: optionalText(parameters, 'Match'),
      sortBy: optionalText(parameters, 'SortBy'),
      pageNo: pageNumber(parameters, 'PageNo'),
      pageSize: integer(parameters, 'PageSize', 1, SEARCH_PAGE_ROWS) ?? 10,
      scrollToken: optionalText(parameters, 'ScrollToken'),
    });
    return {
      MediaList: media.map(writeMedia),
      ...(scrollToken === undefined ? {} : { ScrollToken: scrollToken }),
      Total: total,
    };
  },
};

function writeMedia(media: LibraryMedia): ResponseFields {
  const { mediaId, mediaType = 'video', status = 'Normal', createdAt, modifiedAt = createdAt } = media;
  const fields = {
    Title: titleOf(media),
    Status: status,
    CreationTime: writeTime(createdAt),
    ModificationTime: writeTime(modifiedAt),
  };
  return {
    MediaId: mediaId,
    MediaType: mediaType,
    CreationTime: writeTime(createdAt),
    ...(mediaType === 'video' ? { Video: { VideoId: mediaId, ...fields } } : { Audio: { AudioId: mediaId, ...fields } }),
  };
}
