import { join } from 'node:path';
import { isUnresolved, unescapeTemplate } from './expressions';
import type { SynthesizedStack } from './synthesized';

/** A list of media that the output uploads to a bucket: a file on this machine, or text. */
export type Upload = { readonly key: string } & ({ readonly file: string } | { readonly content: string });

/** What the stacks of an output upload to buckets, of which the content is known. */
export function uploadsOf(stacks: readonly SynthesizedStack[]): Upload[] {
  return stacks.flatMap(({ folder, resources }) =>
    Object.values(resources.alicloud_oss_bucket_object ?? {}).flatMap(({ key, source, content }): Upload[] => {
      if (typeof source === 'string') {
        return [{ key, file: join(folder, source) }];
      }
      return typeof content === 'string' && !isUnresolved(content) ? [{ key, content: unescapeTemplate(content) }] : [];
    }),
  );
}
