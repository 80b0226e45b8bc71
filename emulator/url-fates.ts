import type { UrlFate, UrlFates } from './admission';

/** Which URLs do not complete. Each is passed once for every submission. */
export interface UrlFateProps {
  /** Which fail: true, or the reason by DescribeVodRefreshTasks' names (Internal Error, Origin Timeout, Origin Return StatusCode 5XX). @default none */
  readonly urlFails?: (url: string) => boolean | string;
  /** Which stay Refreshing forever, even if they would fail. They leave the queue like the others. @default none */
  readonly urlStalls?: (url: string) => boolean;
}

const DEFAULT_REASON = 'Internal Error';

/** The fates of a media asset's URLs; undefined if all of them complete. */
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
      fates.set(index, { kind: 'failed', reason: failure === true ? DEFAULT_REASON : failure });
    }
  });
  return fates.size === 0 ? undefined : fates;
}
