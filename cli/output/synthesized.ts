import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { RefusedError } from '../errors';
import type { Part } from './part';
import { fileBelow, readJsonFile } from './read-file';

/** One synthesized stack. */
export interface SynthesizedStack {
  readonly name: string;
  /** Where its file stands: paths in it are relative to this folder. */
  readonly folder: string;
  /** Its resources by type and name. */
  readonly resources: Part;
  readonly outputs: Part;
  /** All of its file. */
  readonly document: unknown;
  /** What synth warned of. */
  readonly warnings: readonly Warning[];
}

/** What synth warned of, and for which construct. */
export interface Warning {
  readonly constructPath: string;
  readonly message: string;
}

/**
 * Reads what an app synthesized. It may be somebody else's: files outside of the folder are not read.
 *
 * @param folder what cdktf calls `cdktf.out`.
 *
 * @throws RefusedError where it is none.
 */
export function readSynthesized(folder: string): SynthesizedStack[] {
  const instead = 'Synthesize the app first, and name the folder that it writes, which is cdktf.out by default.';
  const path = fileBelow(folder, 'manifest.json', `The manifest of ${folder}`, instead);
  const stacks = readJsonFile(path, instead).get('stacks');
  if (!stacks.isGiven) {
    throw new RefusedError(`${path} lists no stacks: it is no manifest of CDK for Terraform.`);
  }
  return stacks.members().map(([, stack]) => {
    const name = stack.get('name').text();
    const file = fileBelow(folder, stack.get('synthesizedStackPath').text(), `The file of stack ${name}`);
    const document = readJsonFile(file, 'Synthesize the app again, as JSON: HCL output is not read.');
    return {
      name,
      folder: realpathSync(dirname(file)),
      resources: document.get('resource'),
      outputs: document.get('output'),
      document: document.value,
      warnings: stack
        .get('annotations')
        .elements()
        .filter((annotation) => annotation.get('level').value === '@cdktf/warn')
        .map((annotation) => ({ constructPath: annotation.get('constructPath').text(), message: annotation.get('message').text() })),
    };
  });
}
