import { expect, test } from 'vitest';
import { renamed } from '../../../tools/cdktn/rename';

test.each([
  ["import { App } from 'cdktf';", "import { App } from 'cdktn';"],
  ["import * as cdktf from 'cdktf';", "import * as cdktn from 'cdktn';"],
  ["import { MediaSelection } from 'cdktf-alicloud-media-prefetch';", "import { MediaSelection } from 'cdktn-alicloud-media-prefetch';"],
  ['from cdktf_alicloud_media_prefetch import MediaSelection', 'from cdktn_alicloud_media_prefetch import MediaSelection'],
  ['import io.github.cdktfalicloud.mediaprefetch.MediaSelection;', 'import io.github.cdktnalicloud.mediaprefetch.MediaSelection;'],
  ['using CdktfAlicloud.MediaPrefetch;', 'using CdktnAlicloud.MediaPrefetch;'],
  [
    'github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch-go/mediaprefetch',
    'github.com/cdktf-alicloud/cdktn-alicloud-media-prefetch-go/mediaprefetch',
  ],
  ['With cdktf-cli: `cdktf synth`.', 'With cdktn-cli: `cdktn synth`.'],
  ['A stack of CDK for Terraform', 'A stack of CDK Terrain'],
])('%s', (ours, theirs) => {
  expect(renamed('src/any.ts', ours)).toBe(theirs);
});

test.each([
  'cdktf.json',
  'cdktf.out/stacks/production',
  "level === '@cdktf/warn'",
  "from '@cdktf/commons'",
  'https://github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch/blob/main/docs/runbook.md',
  '"groupId": "io.github.cdktfalicloud",',
  'cdktf was archived; its successor is cdktn.',
])('%s is the same in both', (line) => {
  expect(renamed('src/any.ts', line)).toBe(line);
});

test('projen learns the CDK from one line, and the tool and its tests stay', () => {
  expect(renamed('.projenrc.ts', "const CDKS = { cdktf: {} };\nconst CDK = 'cdktf';")).toBe("const CDKS = { cdktf: {} };\nconst CDK = 'cdktn';");
  expect(renamed('tools/cdktn/rename.ts', "'cdktf'")).toBe("'cdktf'");
});
