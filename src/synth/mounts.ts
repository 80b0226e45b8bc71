import { createHash } from 'crypto';
import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isWholeExpression } from '../api/data-text';
import { isExpression } from '../api/tokens';
import type { Fcv3Function } from '../provider-alicloud/fcv3-function';
import { expressionText, jsonArgument, renderExpression } from './expression';
import type { Need } from './needs';
import { textOr } from './or-default';

/** A folder of a bucket that a function sees as a folder of its own. */
export interface MountOptions {
  readonly bucketName: string;
  /** The folder in the bucket, without slashes around it; empty for the whole bucket. */
  readonly folder: string;
  readonly readOnly: boolean;
  /** The objects in the folder that the role may touch, as policies write them. @default all: `*` */
  readonly objects?: string;
  /** The bucket's endpoint with its scheme. @default the internal one of the function's region */
  readonly endpoint?: string;
  /** The folder in the function. @default one that is made of the bucket and its folder */
  readonly mountDir?: string;
}

/** The mounts of one function. */
export class Mounts {
  private readonly byFolder = new Map<string, MountOptions & { readonly mountDir: string }>();

  /** @param internalEndpoint the internal endpoint of OSS in the function's region */
  constructor(
    private readonly fcFunction: Fcv3Function,
    private readonly internalEndpoint: () => string,
  ) {
    // The provider keeps the mounts of a function whose configuration has none.
    this.apply();
  }

  public get count(): number {
    return this.byFolder.size;
  }

  /** Mounts a folder of a bucket, once however often it is asked for. */
  public add(options: MountOptions): void {
    const { bucketName, folder, readOnly } = options;
    const hash = createHash('sha256')
      .update(JSON.stringify([stableText(this.fcFunction, bucketName), folder, readOnly]))
      .digest('hex')
      .slice(0, 8);
    const mountDir = options.mountDir ?? `/mnt/${readOnly ? 'read' : 'write'}-${hash}`;
    if (!this.byFolder.has(mountDir)) {
      this.byFolder.set(mountDir, { ...options, mountDir });
      this.apply();
    }
  }

  private endpointOf({ endpoint }: MountOptions): string {
    // The internal one needs a data source: only where it may be used.
    return endpoint !== undefined && !isExpression(endpoint) ? endpoint : textOr(endpoint, this.internalEndpoint());
  }

  private apply(): void {
    const mounts = [...this.byFolder.values()].sort((a, b) => (a.mountDir < b.mountDir ? -1 : 1));
    this.fcFunction.putOssMountConfig({
      mountPoints: mounts.map((each) => ({
        bucketName: each.bucketName,
        bucketPath: `/${each.folder}`,
        endpoint: this.endpointOf(each),
        mountDir: each.mountDir,
        readOnly: each.readOnly,
      })),
    });
    const lists = mounts.filter(({ readOnly }) => readOnly);
    if (lists.length > 0) {
      // A job names bucket and key only: where that is in the function is the function's own matter.
      const paths = lists.map(({ bucketName, folder, mountDir }) => ({ bucket: bucketName, folder, path: mountDir }));
      this.fcFunction.environmentVariables = { ...this.fcFunction.environmentVariablesInput, BUCKET_MOUNTS: jsonArgument(paths) };
    }
  }
}

/**
 * What a role needs for a mount. Deleting is not part of it, although Function Compute names it for mounts that write: a mount
 * deletes where a file is removed or renamed, which the function never does.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/configure-an-oss-file-system
 */
export function mountNeeds({ bucketName, folder, readOnly, objects: touched = '*' }: MountOptions): Need[] {
  const bucket = `acs:oss:*:*:${bucketName}`;
  const below = keyPrefix(folder);
  const writing = ['oss:PutObject', 'oss:ListParts', 'oss:AbortMultipartUpload'];
  return [
    // A mount lists by names that begin with its folder.
    { action: 'oss:ListObjects', resource: bucket, ...(below !== '' && { prefix: below }) },
    ...['oss:GetObject', ...(readOnly ? [] : writing)].map((action) => ({ action, resource: `${bucket}/${below}${touched}` })),
  ];
}

/** What the keys in a folder begin with; a variable may make the folder the whole bucket. */
function keyPrefix(folder: string): string {
  if (isWholeExpression(folder)) {
    return expressionText((context) => {
      const value = renderExpression(folder, context);
      return `(${value} == "" ? "" : format("%s/", ${value}))`;
    });
  }
  return folder === '' ? '' : `${folder}/`;
}

/** A text whose tokens are the expressions that they stand for: a token's own text changes with whatever was made before it. */
function stableText(scope: IConstruct, text: string): string {
  try {
    return String(Tokenization.resolve(text, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false }));
  } catch {
    // The reference is to another stack, and those are made at synth only.
    return text;
  }
}
