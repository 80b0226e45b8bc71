import { defineConfig, mergeConfig } from 'vitest/config';
import quick from './vitest.config.mjs';

const { test, ...rest } = quick;

/** The rules under mutation: each turned off, made always true, and moved by one at each of its bounds. */
export default mergeConfig(rest, defineConfig({ test: { ...test, include: ['test/rules/**/*.test.ts'], exclude: [], testTimeout: 300_000 } }));
