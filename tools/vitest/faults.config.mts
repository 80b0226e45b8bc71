import { defineConfig } from 'vitest/config';
import { suite } from './suite.mjs';

/** Runs that are broken in every way, and the table of what came of it. */
export default defineConfig(suite({ include: ['test/faults/**/*.test.ts'], testTimeout: 600_000 }));
