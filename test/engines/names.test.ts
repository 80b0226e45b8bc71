import { TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { type NameSource, PrefetcherNames } from '../../src/synth/prefetcher-names';
import { initialized } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizeApp } from './support/synthesis';

const NAMES = ['warm', 'Warm', 'My_Warmer', '_warm', '_', '_1a', 'a__b', 'a-', 'aB-', 'a'.repeat(46), 'a'.repeat(47), 'a'.repeat(64)];
const LONG_NAMES = [`${'a'.repeat(36)}${'-'.repeat(20)}b`, `${'a'.repeat(36)}${'_'.repeat(28)}`, `_${'-'.repeat(63)}`];
const PREFIXES = ['dev', 'Dev', 'dev-', 'a'.repeat(24), 'a-----------------------'];
const REGIONS = ['cn-shanghai', 'cn-north-2-gov-1'];
const PATHS = ['warmup/Prefetcher', `warmup/${'Group/'.repeat(10)}Prefetcher`, 'warmup/4am "late" ${x}', 'warmup/夜间'];

/** Sources with everything known. */
const SOURCES: readonly (NameSource & { readonly vodRegion: string })[] = [
  ...[...NAMES, ...LONG_NAMES].flatMap((name) => REGIONS.map((vodRegion) => ({ path: PATHS[0], name, vodRegion }))),
  ...PATHS.flatMap((path) => PREFIXES.map((namePrefix) => ({ path, namePrefix, vodRegion: REGIONS[1] }))),
  { path: PATHS[1], vodRegion: REGIONS[0] },
];

function allOf(names: PrefetcherNames, vodRegion: string): Record<string, string> {
  return {
    function: names.function,
    role: names.role(vodRegion),
    failures: names.queue('failures'),
    successes: names.queue('successes'),
    logProject: names.logProject('1234567890123456'),
  };
}

describe('names that are made of variables', () => {
  const variables: Record<string, string | null> = {};
  const output = synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'names');
    SOURCES.forEach(({ path, ...known }, index) => {
      const variable = (what: 'name' | 'namePrefix' | 'vodRegion') => {
        const id = `${what}${index}`;
        // What is left out is a variable that is null.
        variables[id] = known[what] ?? null;
        return new TerraformVariable(stack, id, { type: 'string', nullable: true }).stringValue;
      };
      const [name, namePrefix, vodRegion] = [variable('name'), variable('namePrefix'), variable('vodRegion')];
      const names = allOf(new PrefetcherNames({ path, name, namePrefix }), vodRegion);
      new TerraformOutput(stack, `all${index}`, { value: names });
      // A variable may be a part of a name.
      new TerraformOutput(stack, `part${index}`, { value: allOf(new PrefetcherNames({ path, name: `x-${vodRegion}` }), vodRegion) });
    });
  });

  onEachEngine((engine) => {
    test('are those of the same values where they are known at synth', async () => {
      const root = await initialized(engine, output);

      const { document } = await root.plan({ variables });

      const changes = (document as unknown as { output_changes: Record<string, { after: unknown }> }).output_changes;
      SOURCES.forEach(({ vodRegion, ...source }, index) => {
        expect(changes[`all${index}`].after).toEqual(allOf(new PrefetcherNames(source), vodRegion));
        expect(changes[`part${index}`].after).toEqual(allOf(new PrefetcherNames({ path: source.path, name: `x-${vodRegion}` }), vodRegion));
      });
    });
  });
});
