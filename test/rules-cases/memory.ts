import type { TerraformVariable } from 'cdktf';
import { MediaPrefetchSchedule, MediaPrefetcher } from '../../src';
import { QUIET } from '../fixtures';
import type { Built, RuleCases } from './case';

const remembering = (notAgainWithinHours: number): Built => ({ prefetcher: { ledger: { bucketName: 'my-bucket' } }, schedule: { notAgainWithinHours } });

/** A schedule on a prefetcher of another state. */
const imported = (notAgainWithinHours: number): Built => ({
  stack: (stack) => {
    const prefetcher = MediaPrefetcher.fromAttributes(stack, 'Imported', { functionName: 'prefetcher', vodRegion: 'cn-shanghai', maxQps: 20, timeoutSeconds: 600 });
    new MediaPrefetchSchedule(stack, 'OnImported', { ...QUIET, prefetcher, notAgainWithinHours });
  },
});

/** What a schedule remembers of the runs before. */
export const memoryCases: Readonly<Record<string, RuleCases>> = {
  MP075: {
    valid: [remembering(1), remembering(720), {}],
    invalid: [
      [remembering(0), 'notAgainWithinHours'],
      [remembering(721), 'notAgainWithinHours'],
      [remembering(1.5), 'notAgainWithinHours'],
    ],
    unknown: [(variable: TerraformVariable) => remembering(variable.numberValue)],
  },
  MP076: {
    valid: [remembering(24), {}, imported(24)],
    invalid: [[{ schedule: { notAgainWithinHours: 24 } }, 'notAgainWithinHours']],
    unknown: [(variable: TerraformVariable) => ({ schedule: { notAgainWithinHours: variable.numberValue } })],
  },
};
