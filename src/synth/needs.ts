import { regionWithoutStatus } from '../rules/region';
import type { Values } from '../rules/values';

/** One action that a function's role must be allowed, and on what. */
export interface Need {
  readonly action: string;
  /** The resource as policies name it; VOD grants by action only, and takes no other than `*`. */
  readonly resource: string;
  /** What the names that it lists begin with. @default anything */
  readonly prefix?: string;
  /** Whether it is one of submitting, which a dry run does not have: it makes no job that could be followed. */
  readonly ofSubmitting?: true;
}

/** What a schedule with nothing but defaults needs of VOD, where it is known whether the quota is served. */
export function usualNeeds(servesQuota: boolean): Need[] {
  return ofSubmitting('GetMediaRefreshJobs', 'RefreshMediaPlayUrls', ...(servesQuota ? ['DescribeVodRefreshQuota'] : []));
}

/** Whether a need is one of submitting. */
export function isOfSubmitting(need: Need): boolean {
  return need.ofSubmitting === true;
}

/** Needs as the statements of a policy: one for each resource and prefix, its actions sorted. */
export function statementsOf(needs: readonly Need[]): object[] {
  const statements = new Map<string, Pick<Need, 'resource' | 'prefix'> & { readonly actions: string[] }>();
  for (const { action, resource, prefix } of needs) {
    const key = `${resource} ${prefix ?? ''}`;
    const { actions } = statements.get(key) ?? statements.set(key, { resource, prefix, actions: [] }).get(key)!;
    actions.push(action);
  }
  return [...statements.keys()].sort().map((key) => {
    const { resource, prefix, actions } = statements.get(key)!;
    const condition = prefix === undefined ? {} : { Condition: { StringLike: { 'oss:Prefix': [`${prefix}*`] } } };
    return { Action: actions.sort(), Effect: 'Allow', Resource: resource, ...condition };
  });
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
  // Jobs tell of a full queue, and only the quota whether the day is spent instead.
  const tellsSpentDay = follows && values.text('taskType') !== 'Refresh' && regionWithoutStatus(values) === undefined;
  return [
    ...ofSubmitting(
      'RefreshMediaPlayUrls',
      ...(follows ? ['GetMediaRefreshJobs'] : []),
      ...(waits ? ['DescribeVodRefreshTasks'] : []),
      ...(tellsSpentDay ? ['DescribeVodRefreshQuota'] : []),
    ),
    ...(readsQuota ? vodNeeds('DescribeVodRefreshQuota') : []),
  ];
}

function ofSubmitting(...actions: readonly string[]): Need[] {
  return vodNeeds(...actions).map((need) => ({ ...need, ofSubmitting: true }));
}
