import type { UrlFate, UrlFates } from './admission';

/** Which URLs do not become warm. Each is asked about once, when it is submitted. */
export interface UrlFateProps {
  /** Which fail: true, or the reason as DescribeVodRefreshTasks tells it. */
  readonly urlFails?: (url: string) => boolean | string;
  /** Which stay under way for ever, even those that would fail. */
  readonly urlStalls?: (url: string) => boolean;
}

/** The reason where none is given. */
const INTERNAL_ERROR = 'Internal Error';

/** The fates of a media's URLs; undefined where all of them become warm. */
export function fatesOf({ urlFails, urlStalls }: UrlFateProps, urls: () => readonly string[]): UrlFates | undefined {
  if (urlFails === undefined && urlStalls === undefined) {
    return undefined;
  }
  const fates = new Map<number, UrlFate>();
  urls().forEach((url, index) => {
    const failure = urlFails?.(url);
    if (urlStalls?.(url) === true) {
      fates.set(index, { kind: 'stalled' });
    } else if (failure) {
      fates.set(index, { kind: 'failed', reason: failure === true ? INTERNAL_ERROR : failure });
    }
  });
  return fates.size === 0 ? undefined : fates;
}
