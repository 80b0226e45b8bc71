import type { TerraformVariable } from 'cdktf';
import { MediaPrefetchSchedule, MediaPrefetcher } from '../../../src';
import { QUIET } from '../../fixtures';
import type { Built, RuleCases } from './case';

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
  MP076: {
    valid: [remembering(24), {}, imported(24)],
    invalid: [[{ schedule: { skipSubmittedWithinHours: 24 } }, 'skipSubmittedWithinHours']],
    unknown: [(variable: TerraformVariable) => ({ schedule: { skipSubmittedWithinHours: variable.numberValue } })],
  },
};
