import { buildHandler } from './build';

/** Before the first test: the zip is that of today's handler, whatever was built before. */
export async function setup(): Promise<void> {
  await buildHandler();
}
