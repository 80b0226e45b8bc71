import { join, resolve } from 'node:path';

/** The folder of the project, whatever folder a tool was started in. */
export const ROOT = resolve(__dirname, '..', '..');

/** An absolute path of a file of the project. */
export function inProject(...segments: string[]): string {
  return join(ROOT, ...segments);
}
