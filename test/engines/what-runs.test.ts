import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextTicks } from '../../cli/ticks';
import { timerEvent } from '../../cli/timer-event';
import type { VodEmulator, VodEmulatorOptions } from '../../emulator';
import type { Job } from '../../src/job/job';
import { listedIds } from '../../src/job/selection';
import { invoke } from '../../tools/demo/function';
import { startServer } from '../../tools/demo/server';
import { contradictions, recordOf } from '../../tools/demo/verdict';
import { onlyIn, type StateDocument } from '../../tools/engines/state';
import { initialized } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizedExample } from './support/synthesis';
import { temporaryFolder } from './support/temporary';

const NOW = new Date('2026-11-24T12:00:00Z');

describe('what is applied is what runs', () => {
  let output: string;
  beforeAll(async () => (output = await synthesizedExample('nightly-warmup')));

  onEachEngine((engine) => {
    let state: StateDocument;
    let emulator: VodEmulator;
    beforeAll(async () => {
      const root = await initialized(engine, output);
      await root.apply();
      state = await root.show();
    });
    afterAll(() => emulator?.close());

    test('the function of the state, at the tick of its cron, accounts for every media of its payload', async () => {
      const { values: applied } = onlyIn(state, 'alicloud_fcv3_function');
      const { values: trigger } = onlyIn(state, 'alicloud_fcv3_trigger');
      const { cronExpression, enable, payload } = JSON.parse(trigger.trigger_config);
      const ids = listedIds((JSON.parse(payload) as Job).selection);
      const server: VodEmulatorOptions = { nonexistent: [ids[6]], forbidden: [ids[22]], preloadQueue: 'off' };
      emulator = await startServer(server);
      const folder = temporaryFolder();
      const zip = join(folder, 'function.zip');
      writeFileSync(zip, Buffer.from(applied.code[0].zip_file, 'base64'));
      const definition = {
        name: applied.function_name,
        handler: applied.handler,
        zip,
        environment: { ...applied.environment_variables, VOD_ENDPOINT: emulator.endpoint },
        timeoutSeconds: applied.timeout,
        memorySizeMb: applied.memory_size,
      };
      const [tick] = nextTicks(cronExpression, NOW, 1)!;

      const { report, error } = await invoke(definition, timerEvent(tick, trigger.trigger_name, payload), folder);

      expect(trigger.function_name).toBe(applied.function_name);
      expect(enable).toBe(true);
      expect(tick).toEqual(new Date('2026-11-24T20:30:00Z'));
      // One forbidden media is enough for that, unless the schedule says otherwise.
      expect(error?.message).toContain('forbidden 1 of 40, allowed share 0');
      expect(report.counts).toMatchObject({ selected: 40, submitted: 38, nonexistent: 1, forbidden: 1, failed: 0, skipped: 0 });
      expect(contradictions(report, ids.length, recordOf(emulator, server))).toEqual([]);
    });
  });
});
