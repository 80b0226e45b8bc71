import { expect, test } from 'vitest';
import { RUNBOOK } from '../../handler/make-report';
import { Fixture, jobOf, mediaIds } from './support/fixture';

test('a failed report names the runbook, and no other does', async () => {
  const ids = mediaIds(20);
  const failed = await new Fixture({ nonexistent: ids }).run(jobOf(ids));
  const partial = await new Fixture({ nonexistent: ids.slice(0, 1) }).run(jobOf(ids));

  expect(failed).toMatchObject({ outcome: 'failed', runbook: RUNBOOK });
  expect(partial.outcome).toBe('partial');
  expect(partial.runbook).toBeUndefined();
});
