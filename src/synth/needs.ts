import type { IConstruct } from 'constructs';

/** One action that a function's role must be allowed, and on what. */
export interface Need {
  readonly action: string;
  /** The resource as policies name it; VOD grants by action only, and takes no other than `*`. */
  readonly resource: string;
}

/** The actions of VOD that a schedule with nothing but defaults needs. */
export const USUAL_ACTIONS: readonly string[] = ['GetMediaRefreshJobs', 'RefreshMediaPlayUrls'];

const needsOfPrefetchers = new WeakMap<IConstruct, Map<string, Need>>();

/** Keeps what a schedule, or the prefetcher itself, needs of the prefetcher's role. */
export function registerNeeds(prefetcher: IConstruct, needs: readonly Need[]): void {
  const kept = needsOfPrefetchers.get(prefetcher) ?? new Map<string, Need>();
  needsOfPrefetchers.set(prefetcher, kept);
  needs.forEach((need) => kept.set(`${need.action} ${need.resource}`, need));
}

/** All that a prefetcher's role needs, each need once, sorted. */
export function needsOf(prefetcher: IConstruct): Need[] {
  const kept = needsOfPrefetchers.get(prefetcher) ?? new Map<string, Need>();
  return [...kept.keys()].sort().map((key) => kept.get(key)!);
}

/** Needs as the statements of a policy: one for each resource, its actions sorted. */
export function statementsOf(needs: readonly Need[]): object[] {
  const byResource = new Map<string, string[]>();
  for (const { action, resource } of needs) {
    byResource.set(resource, [...(byResource.get(resource) ?? []), action]);
  }
  return [...byResource.keys()].sort().map((resource) => ({ Action: byResource.get(resource)!.sort(), Effect: 'Allow', Resource: resource }));
}

/** Needs of VOD by their actions. */
export function vodNeeds(...actions: string[]): Need[] {
  return actions.map((action) => ({ action: `vod:${action}`, resource: '*' }));
}
