import type { PrefetchAccount } from '../api/prefetch-account';
import { ACCOUNT_FIELDS, DAILY_URL_QUOTA_FIELDS } from '../job/account-fields';
import type { JobTaskType } from '../job/job';
import { taskTypesOf } from '../job/urls';

/** The kinds of a day's quota. */
export const QUOTA_KINDS = ['preload', 'refresh'] as const;

export type QuotaKind = (typeof QUOTA_KINDS)[number];

/** The kinds of a day's quota that a task spends. */
export function quotaKindsOf(taskType: JobTaskType): QuotaKind[] {
  return taskTypesOf(taskType).map((each) => (each === 'Refresh' ? 'refresh' : 'preload'));
}

/** Whether a value is an account. Another copy of the library has a class of its own: the members decide. */
export function isAccount(value: unknown): value is PrefetchAccount {
  const { _props, _others } = (value ?? {}) as Partial<PrefetchAccount>;
  return _props !== undefined && _others !== undefined;
}

/** The URLs that an account may submit in a day; numbers may be tokens. */
export function dailyUrlQuota(account: PrefetchAccount | undefined): Readonly<Record<QuotaKind, number>> {
  const { preload, refresh } = DAILY_URL_QUOTA_FIELDS;
  return { preload: preload.default, refresh: refresh.default, ...account?._props.dailyUrlQuota };
}

/** The requests a second that VOD serves an account. */
export function qpsLimit(account: PrefetchAccount | undefined): number {
  return account?._props.qpsLimit ?? ACCOUNT_FIELDS.qpsLimit.default;
}
