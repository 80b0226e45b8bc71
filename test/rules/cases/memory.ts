import type { TerraformVariable } from 'cdktf';
import { MediaPrefetchSchedule, MediaPrefetcher, MediaSelection, ScheduleExpression } from '../../../src';
import { QUIET, mediaId } from '../../fixtures';
import type { Built, RuleCases } from './case';
import { fileOf } from './task';

const remembering = (skipSubmittedWithinHours: number): Built => ({
  prefetcher: { ledger: { bucketName: 'my-bucket' } },
  schedule: { skipSubmittedWithinHours },
});

/** A schedule on a prefetcher of another state. */
const imported = (skipSubmittedWithinHours: number): Built => ({
  stack: (stack) => {
    const prefetcher = MediaPrefetcher.fromAttributes(stack, 'Imported', {
      functionName: 'prefetcher',
      vodRegion: 'cn-shanghai',
      maxQps: 20,
      timeoutSeconds: 600,
    });
    new MediaPrefetchSchedule(stack, 'OnImported', { ...QUIET, prefetcher, skipSubmittedWithinHours });
  },
});

/** What a schedule remembers of the runs before. */
export const memoryCases: Readonly<Record<string, RuleCases>> = {
  MP075: {
    valid: [remembering(1), remembering(720), {}],
    invalid: [
      [remembering(0), 'skipSubmittedWithinHours'],
      [remembering(721), 'skipSubmittedWithinHours'],
      [remembering(1.5), 'skipSubmittedWithinHours'],
    ],
    unknown: [(variable: TerraformVariable) => remembering(variable.numberValue)],
  },
  MP138: {
    valid: [
      { ...remembering(720), schedule: { skipSubmittedWithinHours: 720, schedule: ScheduleExpression.at('2026-12-31T16:00:00Z') } },
      remembering(24),
      remembering(23),
      { ...remembering(48), schedule: { skipSubmittedWithinHours: 48, media: MediaSelection.recent({ withinHours: 24 }) } },
      { ...remembering(48), schedule: { skipSubmittedWithinHours: 48, media: MediaSelection.file(fileOf(mediaId(1))) } },
      { ...remembering(48), schedule: { skipSubmittedWithinHours: 48, media: MediaSelection.bucketObject('lists', 'a/b.csv') } },
      {
        ...remembering(48),
        schedule: { skipSubmittedWithinHours: 48, schedule: ScheduleExpression.cron({ minute: '0', hour: '4', weekDay: 'MON', timeZone: 'UTC' }) },
      },
    ],
    invalid: [
      [remembering(25), 'skipSubmittedWithinHours'],
      [{ ...remembering(2), schedule: { skipSubmittedWithinHours: 2, schedule: ScheduleExpression.rate(60) } }, 'skipSubmittedWithinHours'],
    ],
    unknown: [
      (variable: TerraformVariable) => remembering(variable.numberValue),
      (variable: TerraformVariable) => ({
        ...remembering(48),
        schedule: { skipSubmittedWithinHours: 48, media: MediaSelection.ids(variable.listValue) },
      }),
    ],
  },
  MP076: {
    valid: [remembering(24), {}, imported(24)],
    invalid: [[{ schedule: { skipSubmittedWithinHours: 24 } }, 'skipSubmittedWithinHours']],
    unknown: [(variable: TerraformVariable) => ({ schedule: { skipSubmittedWithinHours: variable.numberValue } })],
  },
};
