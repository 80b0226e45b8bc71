import { accept } from '../api/accept';
import type { IMediaPrefetcher } from '../api/media-prefetcher-interface';
import { PREFETCHER_FIELDS, PREFETCHER_INTERFACE_FIELDS } from '../job/prefetcher-fields';
import { sharedInApp } from './app-state';
import { check } from './checks';
import { PrefetcherLink } from './prefetcher-link';
import { prefetcherProps, prefetcherValues } from './prefetcher-values';

/** A prefetcher of this library, which has its link itself. */
interface Linked {
  readonly _link?: PrefetcherLink;
}

/** The link of a prefetcher; one of the user's own class has the account's defaults for what the interface does not say. */
export function linkOf(prefetcher: IMediaPrefetcher): PrefetcherLink {
  const foreignLinks = sharedInApp(prefetcher, 'foreignLinks', () => new Map<IMediaPrefetcher, PrefetcherLink>());
  const found = (prefetcher as Linked)._link ?? foreignLinks.get(prefetcher);
  if (found !== undefined) {
    return found;
  }
  const { props, problems } = accept<IMediaPrefetcher>(PREFETCHER_INTERFACE_FIELDS, prefetcher, { path: 'prefetcher' });
  const values = prefetcherProps(props, props.functionName);
  const link = new PrefetcherLink(
    prefetcher,
    {
      maxQps: props.maxQps ?? PREFETCHER_FIELDS.maxQps.default,
      timeoutSeconds: props.timeoutSeconds ?? PREFETCHER_FIELDS.timeoutSeconds.default,
      maxUrlsPerBatch: PREFETCHER_FIELDS.maxUrlsPerBatch.default,
      vodRegion: props.vodRegion ?? PREFETCHER_FIELDS.vodRegion.default,
      statusRegion: props.statusRegion,
      owned: false,
      functionName: props.functionName,
      unguardedProps: values,
    },
    problems,
  );
  foreignLinks.set(prefetcher, link);
  // What is missing or of another type is reported by its schedules.
  check(prefetcher, 'prefetcher', () => prefetcherValues(link, values, []));
  return link;
}
