import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { AssetType, Fn, TerraformAsset, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { sharedInApp } from './app-state';
import { PACKAGE_FOLDER, PACKAGE_NAME, ownManifest } from './package-folder';

const ID = 'MediaPrefetchHandler';
const ZIP = join(PACKAGE_FOLDER, 'assets', 'handler.zip');

/**
 * The handler's zip as the argument of a function: one file a stack, hidden from plans, which need not show base64.
 *
 * @throws Error where a bundler has taken the library's code out of its package, so that the zip is not beside it.
 */
export function handlerZip(scope: IConstruct): string {
  if (ownManifest() === undefined) {
    throw new Error(
      `[${scope.node.path}] The function's code is a file of the package ${PACKAGE_NAME}, which is not where the library's code runs: ${PACKAGE_FOLDER}. ` +
        `An app that is bundled must leave the package in node_modules: mark ${PACKAGE_NAME} as external, for example with "esbuild --external:${PACKAGE_NAME}".`,
    );
  }
  const stack = TerraformStack.of(scope);
  return sharedInApp(scope, `zip of ${stack.node.path}`, () => {
    const asset = new TerraformAsset(stack, ID, { path: ZIP, type: AssetType.FILE, assetHash: zipHash() });
    return Fn.sensitive(Fn.filebase64(asset.path)) as string;
  });
}

/** A name for the zip's content alone: that of cdktn may depend on the file's mode. */
function zipHash(): string {
  return createHash('md5').update(readFileSync(ZIP)).digest('hex').toUpperCase();
}
