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

/** The limits of a run's URLs: its own budget, and what is left of the account's daily quota. */
export async function readUrlLimits(job: Job, caller: Caller): Promise<{ readonly limits: UrlLimit[]; readonly hints: string[] }> {
  const limits: UrlLimit[] = [];
  const hints: string[] = [];
  if (job.urlBudget !== undefined) {
    limits.push({ reason: URL_BUDGET, taskTypes: ['Refresh', 'Preload'], urls: job.urlBudget });
  }
  const outcome = job.withinAccountQuota === true ? await caller.call(describeVodRefreshQuota(), { read: readRemains }) : undefined;
  if (outcome?.kind === 'answered') {
    const remains = outcome.value;
    limits.push(...taskTypesOf(job.task.taskType).map((taskType) => ({ reason: ACCOUNT_QUOTA, taskTypes: [taskType], urls: remains[taskType] })));
  } else if (outcome !== undefined) {
    const code = outcome.kind === 'given up' ? outcome.answer.code : 'OutOfTime';
    hints.push(
      `VOD did not tell what is left of the account's quota (${code}), so that the run went on without. It is documented ` +
        "for cn-shanghai only, and the function's role needs vod:DescribeVodRefreshQuota.",
    );
  }
  return { limits, hints };
}

function readRemains({ UrlRemain, PreloadRemain }: Readonly<Record<string, unknown>>): Record<TaskTypeName, number> | undefined {
  const [refresh, preload] = [UrlRemain, PreloadRemain].map((value) => (/^\d+$/.test(idOf(value) ?? '') ? Number(value) : undefined));
  return refresh === undefined || preload === undefined ? undefined : { Refresh: refresh, Preload: preload };
}
