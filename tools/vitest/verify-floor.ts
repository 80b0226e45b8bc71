import { createRequire } from 'node:module';
import { Construct } from 'constructs';
import { devDependencies } from '../../package.json';

const FLOOR = devDependencies['constructs-floor'].replace('npm:constructs@', '');

// A suite that quietly ran on the newest version would prove nothing.
const requireAsCdktf = createRequire(createRequire(__filename).resolve('cdktf'));
const { version } = requireAsCdktf('constructs/package.json') as { version: string };
if (version !== FLOOR || requireAsCdktf('constructs').Construct !== Construct) {
  throw new Error(`This suite must run on constructs ${FLOOR}, with one copy for cdktf and the library; cdktf has ${version}.`);
}
