import type { TestProject } from 'vitest/node';
import type { FoundEngine } from './engine';
import { prepareEngines } from './prepare';

declare module 'vitest' {
  interface ProvidedContext {
    engines: FoundEngine[];
  }
}

/** Before the first test: everything is built, once for all test files. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('engines', await prepareEngines());
}
