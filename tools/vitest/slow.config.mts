import { defineConfig } from 'vitest/config';
import { suite } from './suite.mjs';

/** What takes too long for the quick suite. */
export default defineConfig(suite({ include: ['test/slow/**/*.test.ts'], testTimeout: 600_000 }));
