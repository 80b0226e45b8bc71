import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, makeTree } from '../cdktn/tree';
import { ROOT, inProject } from '../common/paths';

export const CDKS = ['cdktf', 'cdktn'] as const;

/** A CDK that the library is published for. */
export type Cdk = (typeof CDKS)[number];

/** The library's project for one CDK, and what its packages are called. */
export interface Project {
  readonly cdk: Cdk;
  /** Its sources. */
  readonly folder: string;
  /** Where its packages and what is installed from them go. */
  readonly output: string;
  readonly version: string;
  readonly targets: Targets;
}

/** The names of a package in each language: the section `jsii.targets` of a package.json. */
export interface Targets {
  readonly go: { readonly moduleName: string; readonly packageName: string };
  readonly java: { readonly package: string; readonly maven: { readonly groupId: string; readonly artifactId: string } };
  readonly python: { readonly distName: string };
}

/** The project for one CDK; that for cdktn is made anew. */
export function projectFor(cdk: Cdk): Project {
  if (cdk === 'cdktn') {
    makeTree();
  }
  const folder = cdk === 'cdktn' ? FOLDER : ROOT;
  const { version, jsii } = manifest(folder);
  return { cdk, folder, output: inProject('build', 'languages', cdk), version, targets: jsii.targets };
}

/** The CDK itself as an installed package: its folder below a project, and its names. */
export function coreOf({ cdk, folder }: Project): { readonly folder: string; readonly version: string; readonly targets: Targets } {
  const core = join(folder, 'node_modules', cdk);
  const { version, jsii } = manifest(core);
  return { folder: core, version, targets: jsii.targets };
}

function manifest(folder: string): { readonly version: string; readonly jsii: { readonly targets: Targets } } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as ReturnType<typeof manifest>;
}
