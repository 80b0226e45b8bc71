import { performance } from 'node:perf_hooks';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaSelection, alicloud } from '../../src';
import { QUIET } from '../fixtures';
import { initialized } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizeApp } from './support/synthesis';

const MEDIA = 3600;

describe(`${MEDIA} media in a variable`, () => {
  const output = synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'warmup');
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    const media = new TerraformVariable(stack, 'media', { type: 'list(string)' });
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, media: MediaSelection.ids(media.listValue) });
  });
  // Shorter than VOD's own IDs, so that so many fit into one event.
  const ids = Array.from({ length: MEDIA }, (_, index) => index.toString(16).padStart(30, 'f'));

  onEachEngine((engine) => {
    test('plan, and one that is none among them is found', async () => {
      const root = await initialized(engine, output);
      const began = performance.now();
      expect(await root.refusals({ variables: { media: ids } })).toEqual([]);
      console.log(`${engine.name} plans ${MEDIA} media in ${((performance.now() - began) / 1000).toFixed(2)} s.`);
      const refused = await root.refusals({ variables: { media: [...ids.slice(0, -1), 'not/a/media'] } });
      expect(refused.map(({ detail }) => detail)).toEqual([expect.stringMatching(/^MP010 media\.ids: var\.media\. Allowed: letters/)]);
    });
  });
});
