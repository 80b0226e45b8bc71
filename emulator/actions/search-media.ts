import { vodErrors } from '../errors';
import { choice, integer, list, optionalText, pageNumber } from '../parameters';
import { SEARCH_FIELDS, writeMedia } from '../search/fields';
import type { Action } from './action';

/** Media on one page, at most. */
const MOST_MEDIA = 100;

/**
 * Finds media of the library, page by page.
 *
 * Documented: the parameters and their values, the fields of each kind of media and how they can be searched, the answer's
 * fields, and the errors of Match, of a token that is no longer valid and of several sort keys with a token. Inferred: what
 * `MediaSearch` and `readMatch` say, that a field which does not exist is an invalid parameter, and that a field without a
 * value is absent.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-searchmedia
 */
export const searchMedia: Action = {
  name: 'SearchMedia',
  parameters: ['SearchType', 'Fields', 'Match', 'SortBy', 'PageNo', 'PageSize', 'ScrollToken'],

  mediaIds: () => [],

  run: ({ parameters, vod }) => {
    const mediaType = choice(parameters, 'SearchType', ['video', 'audio', 'image', 'attached']) ?? 'video';
    const asked = new Set(list(parameters, 'Fields'));
    if ([...asked].some((name) => !SEARCH_FIELDS[mediaType].has(name))) {
      throw vodErrors.invalidParameter('Fields');
    }
    const { media, total, scrollToken } = vod.search.page({
      mediaType,
      match: optionalText(parameters, 'Match'),
      sortBy: optionalText(parameters, 'SortBy'),
      pageNo: pageNumber(parameters, 'PageNo'),
      pageSize: integer(parameters, 'PageSize', 1, MOST_MEDIA) ?? 10,
      scrollToken: optionalText(parameters, 'ScrollToken'),
    });
    return {
      fields: {
        MediaList: media.map((one) => writeMedia(one, asked)),
        ...(scrollToken === undefined ? {} : { ScrollToken: scrollToken }),
        Total: total,
      },
    };
  },
};
