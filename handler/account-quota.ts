import type { TaskTypeName } from '../src/job/job';
import { describeVodRefreshQuota } from '../src/job/wire';
import type { Caller } from './caller';
import type { Pace } from './pace';

/** URLs that the account may still submit on this day, or the code with which VOD did not tell. */
export type AccountQuota = Readonly<Record<TaskTypeName, number>> | { readonly code: string };

/** Asks what is left of the account's quota of the day. */
export async function readAccountQuota(caller: Caller, pace: Pace): Promise<AccountQuota> {
  const outcome = await caller.call(describeVodRefreshQuota(), { pace, read: readRemains, retryLost: true });
  switch (outcome.kind) {
    case 'answered':
      return outcome.value;
    case 'given up':
      return { code: outcome.answer.code };
    case 'not sent':
      return { code: 'OutOfTime' };
  }
}

function readRemains({ UrlRemain, PreloadRemain }: Readonly<Record<string, unknown>>): Record<TaskTypeName, number> | undefined {
  const [refresh, preload] = [UrlRemain, PreloadRemain].map((value) => (/^\d+$/.test(String(value)) ? Number(value) : undefined));
  return refresh === undefined || preload === undefined ? undefined : { Refresh: refresh, Preload: preload };
}
