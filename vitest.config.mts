import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Tests and examples import the package by its name. */
export const alias = { 'cdktf-alicloud-media-prefetch': inProject('src/index.ts') };

/** The quick suite, which `npm test` runs: all but what has a suite of its own. */
export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', 'test/rules/**', '**/node_modules/**'],
    globalSetup: inProject('tools/handler/before-tests.ts'),
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
  },
});
