import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const redirect = inProject('tools/vitest/constructs-floor.cjs');

/** Which tests a suite holds. */
export interface SuiteOptions {
  readonly include: string[];
  /** @default none */
  readonly exclude?: string[];
  /** How long one test may take on a machine that is busy with other things, in milliseconds. @default 120000 */
  readonly testTimeout?: number;
  /** Modules that make ready, before the first test, what only this suite needs. @default none */
  readonly globalSetup?: string[];
  /** Run on the lowest version of `constructs` that the package accepts. @default false */
  readonly constructsFloor?: boolean;
}

/** The quick suite: all but what has a suite of its own. */
export const QUICK: SuiteOptions = {
  include: ['test/**/*.test.ts'],
  exclude: ['slow', 'engines', 'faults', 'package'].map((name) => `test/${name}/**`),
};

/** What all suites share: the package by its own name, the function's zip built anew, two workers. */
export function suite({ include, exclude = [], testTimeout = 120_000, globalSetup = [], constructsFloor = false }: SuiteOptions): ViteUserConfig {
  return {
    root: inProject('.'),
    // Not in node_modules: tests write nothing outside of build.
    cacheDir: inProject('build/vite'),
    resolve: {
      alias: {
        'cdktf-alicloud-media-prefetch': inProject('src/index.ts'),
        ...(constructsFloor && { constructs: 'constructs-floor' }),
      },
    },
    test: {
      include,
      exclude: ['**/node_modules/**', ...exclude],
      globalSetup: ['tools/handler/build.ts', ...globalSetup].map(inProject),
      pool: 'forks',
      maxWorkers: 2,
      testTimeout,
      hookTimeout: 120_000,
      setupFiles: ['tools/vitest/no-token-stacks.ts', ...(constructsFloor ? ['tools/vitest/verify-floor.ts'] : [])].map(inProject),
      execArgv: constructsFloor ? ['--require', redirect] : [],
      env: {
        JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
        // As under the command of the CDK: warnings of what tests synthesize are in the tree, and not on the terminal too.
        CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true',
        // Programs that a test starts take the same version.
        ...(constructsFloor && { NODE_OPTIONS: `--require ${JSON.stringify(redirect)}` }),
      },
    },
  };
}
