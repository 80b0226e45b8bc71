import { defineConfig } from 'vitest/config';
import { QUICK, suite } from './suite.mjs';

/** The quick suite on the lowest version of `constructs` that the package accepts, for the library and for cdktf alike. */
export default defineConfig(suite({ ...QUICK, constructsFloor: true }));
