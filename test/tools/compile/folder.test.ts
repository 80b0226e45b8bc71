import { expect, test } from 'vitest';
import { complaintAbout } from '../../../tools/compile/folder';

test.each(['/srv/cdktf-alicloud-media-prefetch', '/home/me/my clone (2), ~old', 'C:\\clones\\media'])('jsii compiles in %s', (folder) => {
  expect(complaintAbout(folder)).toBeUndefined();
});

test.each(['/home/jürgen/clone', '/srv/папка', '/srv/媒体'])('jsii does not compile in %s, which one sentence says', (folder) => {
  expect(complaintAbout(folder)).toMatch(/^jsii cannot compile in a folder [^.\n]+\.$/);
  expect(complaintAbout(folder)).toContain(folder);
});
