import { ACCOUNT_FIELDS, OTHER_SCHEDULE_FIELDS } from '../job/account-fields';
import type { InputProblem } from '../rules/input';
import { accept } from './accept';
import type { OtherSchedule } from './other-schedule';
import type { OtherScheduleOptions } from './other-schedule-options';
import type { PrefetchAccountProps } from './prefetch-account-props';
import { ScheduleExpression } from './schedule-expression';

/**
 * An Alibaba Cloud account, whose daily URL quotas and requests a second all its schedules share.
 *
 * Give it to every prefetcher of the account. Prefetchers without one count together too, unless their providers are known to be of
 * different accounts.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshquota
 */
export class PrefetchAccount {
  /**
   * The props as far as they can be used.
   *
   * @internal
   */
  public readonly _props: PrefetchAccountProps;

  /**
   * The schedules of other apps.
   *
   * @internal
   */
  public readonly _others: OtherSchedule[] = [];

  /**
   * What was wrong with the props and the other schedules.
   *
   * @internal
   */
  public readonly _problems: InputProblem[];

  /**
   * @param props the properties. Mistakes in them are errors at synth.
   */
  constructor(props: PrefetchAccountProps = {}) {
    const { props: given, problems } = accept<PrefetchAccountProps>(ACCOUNT_FIELDS, props, { path: 'account' });
    this._props = given;
    this._problems = [...problems];
  }

  /**
   * Counts a schedule that another app declares, so that its URLs and requests are part of the sums.
   *
   * @param name the name of the schedule in messages.
   * @param options the options. Mistakes in them are errors at synth.
   */
  public addOtherSchedule(name: string, options: OtherScheduleOptions): void {
    const path = `account.otherSchedules[${this._others.length}]`;
    const { props, problems } = accept<OtherScheduleOptions & { name: string }>(
      OTHER_SCHEDULE_FIELDS,
      { ...options, name },
      { path, isInstance: (value) => value instanceof ScheduleExpression },
    );
    this._problems.push(...problems, ...(props.schedule?._problems ?? []));
    this._others.push({
      name: props.name ?? path,
      schedule: props.schedule,
      urlsPerRun: props.urlsPerRun ?? 0,
      requestsPerSecond: props.requestsPerSecond ?? 0,
      taskType: props.taskType ?? OTHER_SCHEDULE_FIELDS.taskType.default,
    });
  }
}
