import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RefusedError } from '../errors';

/** The arguments of one block of a stack. */
export type Arguments = Readonly<Record<string, any>>;

/** One synthesized stack. */
export interface SynthesizedStack {
  readonly name: string;
  /** Where its file stands: paths in it are relative to this folder. */
  readonly folder: string;
  /** Its blocks by type and name. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly outputs: Readonly<Record<string, Arguments>>;
  /** All of its file. */
  readonly document: unknown;
  /** What synth warned of. */
  readonly warnings: readonly { readonly constructPath: string; readonly message: string }[];
}

/**
 * Reads what an app synthesized.
 *
 * @param folder what cdktf calls `cdktf.out`.
 *
 * @throws RefusedError where it is none.
 */
export function readSynthesized(folder: string): SynthesizedStack[] {
  const path = join(folder, 'manifest.json');
  const manifest = readJson(path, 'Synthesize the app first, and name the folder that it writes, which is cdktf.out by default.');
  if (typeof manifest?.stacks !== 'object' || manifest.stacks === null) {
    throw new RefusedError(`${path} lists no stacks: it is no manifest of CDK for Terraform.`);
  }
  return Object.values<Arguments>(manifest.stacks).map((stack) => {
    const file = join(folder, stack.synthesizedStackPath);
    const document = readJson(file, 'Synthesize the app again, as JSON: HCL output is not read.');
    return {
      name: stack.name,
      folder: resolve(dirname(file)),
      resources: document.resource ?? {},
      outputs: document.output ?? {},
      document,
      warnings: (stack.annotations ?? []).filter(({ level }: Arguments) => level === '@cdktf/warn'),
    };
  });
}

/**
 * Reads a JSON file.
 *
 * @throws RefusedError where it cannot be read, or is no JSON.
 */
export function readJson(path: string, instead: string): any {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new RefusedError(`${path} ${code === undefined ? `is no JSON: ${message}` : `cannot be read (${code})`}. ${instead}`);
  }
}
