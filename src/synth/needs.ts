import type { Values } from '../rules/values';

/** One action that a function's role must be allowed, and on what. */
export interface Need {
  readonly action: string;
  /** The resource as policies name it; VOD grants by action only, and takes no other than `*`. */
  readonly resource: string;
}

/** The actions of VOD that a schedule with nothing but defaults needs. */
export const USUAL_ACTIONS: readonly string[] = ['GetMediaRefreshJobs', 'RefreshMediaPlayUrls'];

const OF_SUBMITTING = ['RefreshMediaPlayUrls', 'GetMediaRefreshJobs', 'DescribeVodRefreshTasks'].map((action) => `vod:${action}`);

/** Whether a need is one of submitting, which a dry run does not have: it makes no job that could be followed. */
export function isOfSubmitting({ action }: Need): boolean {
  return OF_SUBMITTING.includes(action);
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
export function vodNeeds(...actions: readonly string[]): Need[] {
  return actions.map((action) => ({ action: `vod:${action}`, resource: '*' }));
}

/** What a schedule needs of its prefetcher's role, by what it asks for; a switch that only the plan knows counts as on. */
export function submissionNeeds(values: Values): Need[] {
  const readsQuota = values.given('withinAccountQuota') && values.flag('withinAccountQuota') !== false;
  const waits = (values.number('run.waits') ?? 0) > 0 || values.given('maxUrlsInFlight');
  const follows = values.text('verification') !== 'none' || waits || readsQuota || values.given('urlBudget');
  return vodNeeds(
    'RefreshMediaPlayUrls',
    ...(follows ? ['GetMediaRefreshJobs'] : []),
    ...(waits ? ['DescribeVodRefreshTasks'] : []),
    ...(readsQuota ? ['DescribeVodRefreshQuota'] : []),
  );
}
