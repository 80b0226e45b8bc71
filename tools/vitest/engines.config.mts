import { defineConfig } from 'vitest/config';
import { suite } from './suite.mjs';

/** The synthesized output in the hands of real engines, offline. */
export default defineConfig(suite({ include: ['test/engines/**/*.test.ts'], testTimeout: 120_000, globalSetup: ['tools/engines/prepare.ts'] }));
