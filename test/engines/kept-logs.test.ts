import { beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../../tools/common/tree';
import type { Deployment } from '../../tools/engines/deployment';
import type { RootModule } from '../../tools/engines/root-module';
import { managedIn } from '../../tools/engines/state';
import { deployment } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizeWarmup } from './support/synthesis';

describe('logs that are to be kept', () => {
  const output = synthesizeWarmup({ prefetcher: { logs: { preventDestroy: true } } });

  onEachEngine((engine) => {
    let app: Deployment;
    let root: RootModule;
    beforeAll(async () => {
      app = deployment(engine, output);
      root = app.rootModule();
      await root.init();
      await root.apply();
    });

    test('stop a destroy', async () => {
      const errors = await root.refusals({ destroy: true });
      expect(errors.map(({ detail }) => detail).join(' ')).toContain('prevent_destroy');
    });

    test('stay where they are once they are out of the state, and everything else goes', async () => {
      const logs = managedIn(await root.show())
        .map(({ address }) => address)
        .filter((address) => address.startsWith('alicloud_log_'));
      await root.release(logs);
      await root.destroy();
      expect(managedIn(await root.show())).toEqual([]);
      expect(filesBelow(app.objects)).toHaveLength(logs.length);
    });
  });
});
