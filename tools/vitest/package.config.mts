import { defineConfig } from 'vitest/config';
import { suite } from './suite.mjs';

/** The packages as their users install them. */
export default defineConfig(suite({ include: ['test/package/**/*.test.ts'], testTimeout: 300_000, globalSetup: ['tools/package-check/pack.ts'] }));
