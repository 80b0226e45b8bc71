import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TerraformStack } from 'cdktf';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, alicloud } from '../../src';
import { inProject } from '../../tools/common/paths';
import { changedAttributes, changesIn } from '../../tools/engines/plan';
import type { RootModule } from '../../tools/engines/root-module';
import { QUIET, mediaId } from '../fixtures';
import { initialized } from './support/deploy';
import { addressOf, documentIn } from './support/document';
import { onEachEngine } from './support/engines';
import { synthesizeApp, synthesizeWarmup } from './support/synthesis';

const ZIP = /assets\/MediaPrefetchHandler\/[0-9A-F]{32}\/handler\.zip/;

describe('another name of a prefetcher with queues and one schedule', () => {
  const [before, after] = ['one', 'another'].map((name) =>
    synthesizeApp((app) => {
      const stack = new TerraformStack(app, 'warmup');
      new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { name, destinations: {} });
      new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher });
    }),
  );

  onEachEngine((engine) => {
    test('replaces as many resources as the guide says', async () => {
      const root = await initialized(engine, before);
      await root.apply();
      root.replace(documentIn(after, 'warmup'));

      const changes = Object.values(changesIn(await root.plan()));

      const guide = readFileSync(inProject('docs', 'changes.md'), 'utf8');
      expect(new Set(changes)).toEqual(new Set(['delete, create']));
      expect(guide).toContain(`With queues and one schedule, a change of \`name\` replaces ${changes.length} resources.`);
    });
  });
});

describe('after an apply', () => {
  const before = synthesizeWarmup();
  const changed = {
    media: synthesizeWarmup({ media: [mediaId(1), mediaId(3)] }),
    pace: synthesizeWarmup({ prefetcher: { maxQps: 10 } }),
    name: synthesizeWarmup({ prefetcher: { name: 'another' } }),
  };

  onEachEngine((engine) => {
    let root: RootModule;
    let trigger: string;
    let prefetcher: string;
    beforeAll(async () => {
      root = await initialized(engine, before);
      trigger = addressOf(root.document, 'warmup/Morning/Resource');
      prefetcher = addressOf(root.document, 'warmup/Prefetcher/Resource');
      await root.apply();
    });

    test('another media list changes its trigger, and nothing else', async () => {
      root.replace(documentIn(changed.media, 'warmup'));

      const plan = await root.plan();

      expect(changesIn(plan)).toEqual({ [trigger]: 'update' });
      expect(changedAttributes(plan, trigger)).toEqual(['trigger_config']);
      expect(await root.planText()).toMatch(new RegExp(`\\+ "${mediaId(3)}"`));
    });

    test('another pace changes the function, and nothing else', async () => {
      root.replace(documentIn(changed.pace, 'warmup'));

      const plan = await root.plan();

      expect(changesIn(plan)).toEqual({ [prefetcher]: 'update' });
      expect(changedAttributes(plan, prefetcher)).toEqual(['environment_variables']);
      expect(await root.planText()).toMatch(/~ "MAX_QPS"\s+= "20" -> "10"/);
    });

    test('another handler changes the function, and nothing else', async () => {
      const text = readFileSync(join(before, 'stacks', 'warmup', 'cdk.tf.json'), 'utf8');
      const [path] = ZIP.exec(text)!;
      const newPath = path.replace(/[0-9A-F]{32}/, '0123456789ABCDEF0123456789ABCDEF');
      const files = unzipSync(readFileSync(join(root.folder, path)));
      mkdirSync(dirname(join(root.folder, newPath)), { recursive: true });
      writeFileSync(join(root.folder, newPath), zipSync({ ...files, 'more.js': Buffer.from('// more') }));
      root.replace(JSON.parse(text.replaceAll(path, newPath)));

      const plan = await root.plan();

      expect(changesIn(plan)).toEqual({ [prefetcher]: 'update' });
      expect(changedAttributes(plan, prefetcher)).toEqual(['code']);
    });

    test('another name replaces the function and its triggers, and the plan announces it', async () => {
      root.replace(documentIn(changed.name, 'warmup'));

      expect(changesIn(await root.plan())).toMatchObject({ [prefetcher]: 'delete, create', [trigger]: 'delete, create' });
      const text = await root.planText();
      expect(text).toContain(`# ${prefetcher} must be replaced`);
      expect(text).toMatch(/~ function_name\s+= "[^"]+" -> "another" # forces replacement/);
    });

    test('the same app again changes nothing', async () => {
      root.replace(documentIn(before, 'warmup'));

      expect(changesIn(await root.plan())).toEqual({});
    });
  });
});
