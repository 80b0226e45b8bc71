import { defineConfig } from 'vitest/config';
import { QUICK, suite } from './tools/vitest/suite.mjs';

/** The quick suite: what `npm test` runs. */
export default defineConfig(suite(QUICK));
