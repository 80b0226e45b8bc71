import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { AssetType, Fn, TerraformAsset, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { sharedInApp } from './app-state';
import { PACKAGE_FOLDER } from './package-folder';

const ID = 'MediaPrefetchHandler';
const ZIP = join(PACKAGE_FOLDER, 'assets', 'handler.zip');

/** The handler's zip as the argument of a function: one file a stack, hidden from plans, which need not show base64. */
export function handlerZip(scope: IConstruct): string {
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
