import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inProject } from '../../tools/common/paths';
import { addressesOfExamples, changes, keptAddresses, WHY_ADDRESSES_STAY } from '../../tools/contract/addresses';

describe('the addresses of the examples', () => {
  test('are those that were released', async () => {
    const changed = changes(keptAddresses(), await addressesOfExamples());
    expect(changed, `${WHY_ADDRESSES_STAY}\n\n`).toEqual([]);
  });

  test.each(['docs/gitops.md', 'examples/gitops/tests/production.tftest.hcl'])('that %s names exist', (path) => {
    const named = readFileSync(inProject(path), 'utf8').match(/\balicloud_\w+\.\w+_[0-9A-F]{8}\b/g) ?? [];
    const kept = keptAddresses().map((line) => line.replace(/^\S+ /, ''));
    expect(named).not.toEqual([]);
    expect(named.filter((address) => !kept.includes(address))).toEqual([]);
  });
});

test('an address that moved is gone from its place, and new at another', () => {
  expect(changes(['a/s t.one', 'a/s t.two'], ['a/s t.one', 'a/s t.three'])).toEqual(['gone: a/s t.two', 'new:  a/s t.three']);
});
