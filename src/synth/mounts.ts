import { createHash } from 'crypto';
import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Fcv3Function } from '../provider-alicloud/fcv3-function';
import { Need, registerNeeds } from './needs';

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

/** What can hold mounts: a function of this app. */
interface Mounter {
  readonly function: Fcv3Function;
  /** The internal endpoint of OSS in the function's region. */
  readonly endpoint: () => string;
  readonly mounts: Map<string, MountOptions & { readonly mountDir: string }>;
}

const mountersOf = new WeakMap<IConstruct, Mounter>();

/** Lets a prefetcher's function have mounts. */
export function registerMounter(prefetcher: IConstruct, fcFunction: Fcv3Function, endpoint: () => string): void {
  mountersOf.set(prefetcher, { function: fcFunction, endpoint, mounts: new Map() });
}

/** The mounts of a prefetcher's function, in the order of their folders. */
export function mountsOf(prefetcher: IConstruct): (MountOptions & { readonly mountDir: string })[] {
  const mounts = mountersOf.get(prefetcher)?.mounts ?? new Map();
  return [...mounts.values()].sort((a, b) => (a.mountDir < b.mountDir ? -1 : 1));
}

/**
 * Mounts a folder of a bucket into a prefetcher's function, once however often it is asked for, and lets its role read there,
 * or write; answers the folder in the function. Undefined where the function belongs to another state.
 */
export function mount(prefetcher: IConstruct, options: MountOptions): string | undefined {
  const mounter = mountersOf.get(prefetcher);
  if (!mounter) {
    return undefined;
  }
  const { bucketName, folder, readOnly } = options;
  registerNeeds(prefetcher, needsOf(options));
  const hash = createHash('sha256')
    .update(JSON.stringify([stableText(prefetcher, bucketName), folder, readOnly]))
    .digest('hex')
    .slice(0, 8);
  const mountDir = options.mountDir ?? `/mnt/${readOnly ? 'read' : 'write'}-${hash}`;
  if (!mounter.mounts.has(mountDir)) {
    mounter.mounts.set(mountDir, { ...options, mountDir });
    mounter.function.putOssMountConfig({
      mountPoints: mountsOf(prefetcher).map((each) => ({
        bucketName: each.bucketName,
        bucketPath: `/${each.folder}`,
        endpoint: each.endpoint ?? mounter.endpoint(),
        mountDir: each.mountDir,
        readOnly: each.readOnly,
      })),
    });
  }
  return mountDir;
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

/** @see https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/configure-an-oss-file-system */
function needsOf({ bucketName, folder, readOnly, objects: touched = '*' }: MountOptions): Need[] {
  const bucket = `acs:oss:*:*:${bucketName}`;
  const objects = `${bucket}/${folder === '' ? '' : `${folder}/`}${touched}`;
  const writing = ['oss:PutObject', 'oss:DeleteObject', 'oss:ListParts', 'oss:AbortMultipartUpload'];
  return [
    { action: 'oss:ListObjects', resource: bucket },
    ...['oss:GetObject', ...(readOnly ? [] : writing)].map((action) => ({ action, resource: objects })),
  ];
}
