import { isUnresolved, unescapeTemplate } from './expressions';
import type { SynthesizedStack } from './synthesized';

/** A list of media assets that the output uploads to a bucket: a file below the folder of its stack, or text. */
export type Upload = { readonly key: string } & ({ readonly folder: string; readonly source: string } | { readonly content: string });

/** What the stacks of an output upload to buckets, of which the content is known. */
export function uploadsOf(stacks: readonly SynthesizedStack[]): Upload[] {
  return stacks.flatMap(({ folder, resources }) =>
    resources
      .get('alicloud_oss_bucket_object')
      .members()
      .flatMap(([, block]): Upload[] => {
        const [key, source, content] = ['key', 'source', 'content'].map((name) => block.get(name).optionalText());
        if (key === undefined) {
          return [];
        }
        if (source !== undefined) {
          return [{ key, folder, source }];
        }
        return content !== undefined && !isUnresolved(content) ? [{ key, content: unescapeTemplate(content) }] : [];
      }),
  );
}
