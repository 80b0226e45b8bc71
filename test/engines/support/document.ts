import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackDocument } from '../../../tools/engines/document';

/** The document of one stack in an output. */
export function documentIn(output: string, stack: string): StackDocument {
  return JSON.parse(readFileSync(join(output, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
}

/** The address of the resource that stands at a path in the tree of constructs, for instance `warmup/Morning/Resource`. */
export function addressOf(document: StackDocument, path: string): string {
  for (const [type, byId] of Object.entries(document.resource ?? {})) {
    for (const [id, block] of Object.entries(byId)) {
      if (block['//'].metadata.path === path) {
        return `${type}.${id}`;
      }
    }
  }
  throw new Error(`No resource stands at ${path}.`);
}
