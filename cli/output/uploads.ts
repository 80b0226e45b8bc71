import { join } from 'node:path';
import type { SynthesizedStack } from './synthesized';

/** A list of media that the output uploads to a bucket. */
export interface Upload {
  readonly bucket: string;
  readonly key: string;
  /** The same list on this machine. */
  readonly file: string;
}

/** What the stacks of an output upload to buckets, of which name and key are known. */
export function uploadsOf(stacks: readonly SynthesizedStack[]): Upload[] {
  return stacks.flatMap(({ folder, resources }) =>
    Object.values(resources.alicloud_oss_bucket_object ?? {})
      .filter(({ source }) => typeof source === 'string')
      .map(({ bucket, key, source }) => ({ bucket, key, file: join(folder, source) })),
  );
}
