import { Deployment } from '../../../tools/engines/deployment';
import type { Engine } from '../../../tools/engines/engine';
import type { RootModule } from '../../../tools/engines/root-module';
import { temporaryFolder } from './temporary';

/** A copy of an output for one engine, that goes when the test file is done. */
export function deployment(engine: Engine, output: string): Deployment {
  return Deployment.of(engine, output, temporaryFolder());
}

/** The only stack of an output, initialized. */
export async function initialized(engine: Engine, output: string): Promise<RootModule> {
  const root = deployment(engine, output).rootModule();
  await root.init();
  return root;
}
