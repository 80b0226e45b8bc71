import type { Job, TaskTypeName } from '../src/job/job';
import { taskTypesOf } from '../src/job/urls';
import { describeVodRefreshQuota } from '../src/job/wire';
import type { Caller } from './caller';
import { idOf } from './json';
import type { UrlLimit } from './url-budget';

/** The reason of media assets beyond the run's own URL budget. */
export const URL_BUDGET = 'url budget';

/** The reason of media assets beyond what is left of the account's quota. */
export const ACCOUNT_QUOTA = 'account quota';

/** The URLs that are left of the account's day, or the code of the error with which VOD did not tell. */
type Remains = Readonly<Record<TaskTypeName, number>> | { readonly code: string };

/** The limits of a run's URLs: its own budget, and what is left of the account's daily quota. */
export async function readUrlLimits(job: Job, caller: Caller): Promise<{ readonly limits: UrlLimit[]; readonly hints: string[] }> {
  const limits: UrlLimit[] = [];
  const hints: string[] = [];
  if (job.urlBudget !== undefined) {
    limits.push({ reason: URL_BUDGET, taskTypes: ['Refresh', 'Preload'], urls: job.urlBudget });
  }
  const remains = job.withinAccountQuota === true ? await askRemains(caller) : undefined;
  if (remains !== undefined && 'code' in remains) {
    hints.push(quotaHint(remains.code, 'the run went on without'));
  } else if (remains !== undefined) {
    limits.push(...taskTypesOf(job.task.taskType).map((taskType) => ({ reason: ACCOUNT_QUOTA, taskTypes: [taskType], urls: remains[taskType] })));
  }
  return { limits, hints };
}

/** Asks how many URLs are left of the account's day. */
export async function askRemains(caller: Caller): Promise<Remains> {
  const outcome = await caller.call(describeVodRefreshQuota(), { read: readRemains });
  return outcome.kind === 'answered' ? outcome.value : { code: outcome.kind === 'given up' ? outcome.answer.code : 'OutOfTime' };
}

/** The hint where VOD did not tell what is left of the day, with what the run did instead. */
export function quotaHint(code: string, instead: string): string {
  return (
    `VOD did not tell what is left of the account's quota (${code}), so that ${instead}. It is documented ` +
    "for cn-shanghai only, and the function's role needs vod:DescribeVodRefreshQuota."
  );
}

function readRemains({ UrlRemain, PreloadRemain }: Readonly<Record<string, unknown>>): Record<TaskTypeName, number> | undefined {
  const [refresh, preload] = [UrlRemain, PreloadRemain].map(readRemain);
  return refresh === undefined || preload === undefined ? undefined : { Refresh: refresh, Preload: preload };
}

/** Whole URLs. Where more was used than there is, nothing is left. */
function readRemain(value: unknown): number | undefined {
  const text = idOf(value)?.trim();
  const urls = text ? Number(text) : Number.NaN;
  return Number.isNaN(urls) ? undefined : Math.max(0, Math.floor(urls));
}
