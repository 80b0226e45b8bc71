import { defineConfig } from 'vitest/config';
import { suite } from './suite.mjs';

/** The rules under mutation: each turned off, made always true, and moved by one at each of its bounds. */
export default defineConfig(suite({ include: ['test/rules/**/*.test.ts'], testTimeout: 600_000 }));
