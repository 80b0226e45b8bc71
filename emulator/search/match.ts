import { vodErrors } from '../errors';
import { readTime } from '../times';
import { titleOf, type LibraryMedia } from './library-media';

/** Whether a search finds a media asset. */
export type MediaPredicate = (media: LibraryMedia) => boolean;

/** An `and` with an even number of quotation marks behind it, so none inside a text. */
const AND = /\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/i;

/**
 * Reads the part of SearchMedia's Match grammar that the handler and this project's examples use: `Status = 'a'`,
 * `Status in ('a','b')`, `Title = 'a'`, `CateId = 1` and `CreationTime = ['from','to')`, joined by `and`.
 *
 * Inferred: a Title matches where it contains the text, in any case.
 *
 * @throws ApiError ErrorMatchSyntax for anything else, including what VOD itself accepts
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/protocol-for-media-asset-search
 */
export function readMatch(text: string): MediaPredicate {
  const conditions = text.trim().split(AND).map(readCondition);
  return (media) => conditions.every((holds) => holds(media));
}

/** The forms of a condition, each with what it asks of a media asset. */
const FORMS: readonly (readonly [form: RegExp, meaning: (...texts: string[]) => MediaPredicate | undefined])[] = [
  [/^Status\s*=\s*'([^']*)'$/, (status) => hasStatus([status])],
  [/^Status\s+in\s*\(\s*'([^']*(?:'\s*,\s*'[^']*)*)'\s*\)$/, (statuses) => hasStatus(statuses.split(/'\s*,\s*'/))],
  [/^Title\s*=\s*'([^']*)'$/, (part) => (media) => titleOf(media).toLowerCase().includes(part.toLowerCase())],
  [/^CateId\s*=\s*(\d+)$/, (cateId) => (media) => media.cateId === Number(cateId)],
  [/^CreationTime\s*=\s*\[\s*'([^']*)'\s*,\s*'([^']*)'\s*\)$/, wasCreated],
];

function readCondition(condition: string): MediaPredicate {
  for (const [form, meaning] of FORMS) {
    const [, ...texts] = form.exec(condition) ?? [];
    const predicate = texts.length > 0 ? meaning(...texts) : undefined;
    if (predicate !== undefined) {
      return predicate;
    }
  }
  throw vodErrors.matchSyntax(/\w+/.exec(condition)?.[0] ?? condition);
}

function hasStatus(statuses: readonly string[]): MediaPredicate {
  return ({ status = 'Normal' }) => statuses.includes(status);
}

function wasCreated(start: string, end: string): MediaPredicate | undefined {
  const [from, to] = [readTime(start), readTime(end)];
  if (from === undefined || to === undefined) {
    return undefined;
  }
  return ({ createdAt }) => createdAt >= from && createdAt < to;
}
