import { readFileSync } from 'node:fs';
import { inProject } from '../common/paths';
import type { Summaries } from './schema';

/** A type of `.jsii`, or a part of one. */
interface Documented {
  readonly name: string;
  readonly docs?: { readonly summary?: string };
  readonly type?: { readonly fqn?: string };
  /** Whether it is a struct: nothing but properties. */
  readonly datatype?: boolean;
  readonly properties?: readonly Documented[];
  readonly methods?: readonly Documented[];
  readonly parameters?: readonly Documented[];
}

/**
 * What the docstrings say of a schedule's props, by their paths, from what `npm run compile` made.
 *
 * Those of a selection's fields are below the method that makes it: `search`, `search.match`.
 */
export function propSummaries(): Summaries {
  const { types } = JSON.parse(readFileSync(inProject('.jsii'), 'utf8')) as { readonly types: Readonly<Record<string, Documented>> };
  const named = (name: string) => Object.values(types).find((type) => type.name === name);
  const summaries: Record<string, string> = {};
  const add = (prefix: string, documented: readonly Documented[] = []): void => {
    for (const { name, docs, type } of documented) {
      const path = prefix + name;
      if (docs?.summary !== undefined) {
        summaries[path] = docs.summary;
      }
      const struct = types[type?.fqn ?? ''];
      if (struct?.datatype) {
        add(`${path}.`, struct.properties);
      }
    }
  };
  add('', named('MediaPrefetchScheduleProps')?.properties);
  for (const method of named('MediaSelection')?.methods ?? []) {
    add('', [method]);
    for (const parameter of method.parameters ?? []) {
      const struct = types[parameter.type?.fqn ?? ''];
      add(`${method.name}.`, struct?.datatype ? struct.properties : [parameter]);
    }
  }
  return summaries;
}
