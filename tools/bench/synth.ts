import { mkdirSync, rmSync } from 'node:fs';
import { inProject } from '../common/paths';
import { makeProgram } from '../demo/program';
import { compiledLibrary } from './library';
import { compare, printedNumber, ratioRow, type Row } from './measure';

const MOST_RATIO = 1.25;

/**
 * Compares the CPU time of a synth with the library's constructs with that of the same resources made of the bindings alone.
 *
 * Each synth has a fresh process, as `cdktf synth` has: what is compiled on the way, and what is made once, counts. Imports do not.
 */
export async function benchSynth(sizes: readonly number[]): Promise<Row[]> {
  const folder = inProject('build', 'bench');
  const written = `${folder}/written`;
  mkdirSync(folder, { recursive: true });
  const alias = { 'cdktf-alicloud-media-prefetch': compiledLibrary() };
  const program = await makeProgram('tools/bench/synth-program.ts', `${folder}/synth-program.cjs`, alias);
  const rows: Row[] = [];
  for (const schedules of sizes) {
    const synth = (variant: string, outdir: string) => {
      rmSync(outdir, { recursive: true, force: true });
      return printedNumber(program, variant, outdir, String(schedules), written);
    };
    await synth('library', written);
    const cost = (variant: string) => () => synth(variant, `${folder}/cdktf.out`);
    const comparison = await compare(cost('library'), cost('bindings'));
    rows.push(ratioRow(`synth of ${schedules.toLocaleString('en-US')} schedules, CPU time`, 'raw L1s', comparison, MOST_RATIO));
  }
  return rows;
}
