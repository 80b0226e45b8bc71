import { mkdirSync, rmSync } from 'node:fs';
import { nameOf } from '../../src/synth/names';
import { inProject } from '../common/paths';
import { makeProgram } from '../demo/program';
import type { Line } from './line';
import { compare } from './pairs';
import { ask } from './processes';
import type { GivenNames } from './synth-bindings';
import { SCHEDULES_PER_PREFETCHER, STACK } from './synth-figures';
import type { SynthCost, SynthRequest } from './synth-program';

/** The schedules of each measurement, by default. */
export const SIZES: readonly number[] = [50, 500, 1000, 5000];

const MOST_RATIO = 1.35;

/** The sizes that the target is stated for: below, what both sides share weighs more. */
const LEAST_JUDGED = 1000;

/**
 * CPU time of one synth with the library's constructs, against the same resources written with the bindings.
 *
 * Each synth has a fresh process, as `cdktf synth` has: what is compiled on the way, and what is made once, counts. Imports do not.
 */
export async function* benchSynth(sizes: readonly number[], library: string): AsyncGenerator<Line> {
  const folder = inProject('build', 'bench');
  mkdirSync(folder, { recursive: true });
  const program = await makeProgram('tools/bench/synth-program.ts', `${folder}/synth-program.cjs`, {
    'cdktf-alicloud-media-prefetch': library,
  });
  for (const schedules of sizes) {
    const names = givenNames(schedules);
    const cost = (variant: SynthRequest['variant']) => async () => {
      const outdir = `${folder}/cdktf.out`;
      rmSync(outdir, { recursive: true, force: true });
      const request: SynthRequest = { variant, schedules, outdir, zip: inProject('assets', 'handler.zip'), names };
      return (await ask<SynthRequest, SynthCost>(program, request)).cpuMilliseconds;
    };
    const { first, second, ratio, least, most } = await compare(cost('library'), cost('bindings'));
    yield {
      what: `synth of ${schedules.toLocaleString('en-US')} schedules, CPU time`,
      ours: `${first.toFixed(0)} ms`,
      theirs: `${second.toFixed(0)} ms (raw L1s)`,
      figure: `${ratio.toFixed(2)} times (${least.toFixed(2)} to ${most.toFixed(2)})`,
      target: schedules >= LEAST_JUDGED ? `at most ${MOST_RATIO}` : undefined,
      met: schedules >= LEAST_JUDGED ? ratio <= MOST_RATIO : undefined,
    };
  }
}

/** The names that the library makes by itself, so that both apps come to the same resources. */
export function givenNames(schedules: number): GivenNames {
  const named = (id: string, most: number) => nameOf(`${STACK}/${id}`, undefined, most);
  return {
    prefetchers: Array.from({ length: Math.ceil(schedules / SCHEDULES_PER_PREFETCHER) }, (_, index) => named(`Prefetcher${index}`, 64)),
    schedules: Array.from({ length: schedules }, (_, index) => named(`Schedule${index}`, 128)),
  };
}
