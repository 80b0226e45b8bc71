import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import quick, { alias } from './vitest.config.mjs';

const redirect = fileURLToPath(new URL('tools/floor/redirect.cjs', import.meta.url));

/** The quick suite on the lowest version of constructs that the peer range allows, for the library and for cdktf alike. */
export default mergeConfig(
  quick,
  defineConfig({
    resolve: { alias: { ...alias, constructs: 'constructs-floor' } },
    test: {
      setupFiles: ['tools/floor/verify.ts'],
      execArgv: ['--require', redirect],
      // Programs that a test starts take the same version.
      env: { NODE_OPTIONS: `--require ${JSON.stringify(redirect)}` },
    },
  }),
);
