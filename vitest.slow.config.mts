import { defineConfig, mergeConfig } from 'vitest/config';
import quick from './vitest.config.mjs';

const { test, ...rest } = quick;

/** What takes longer than the quick suite may. */
export default mergeConfig(rest, defineConfig({ test: { ...test, include: ['test/slow/**/*.test.ts'], exclude: [], testTimeout: 300_000 } }));
