import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../../tools/common/paths';
import { firstDeploy } from '../../tools/docs/first-deploy';

test("the policy and the commands on the page of the first deploy are those of the README's example", async () => {
  const page = readFileSync(inProject('docs', 'first-deploy.md'), 'utf8');
  expect(await firstDeploy()).toBe(page);
  expect(page).toMatch(/"ram:PassRole"/);
  expect(page).toMatch(/^aliyun vod AttachAppPolicyToIdentity /m);
});
