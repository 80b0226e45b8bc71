import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { number } from '../../cli/terminal/terminal-output';
import { inProject, ROOT } from '../common/paths';
import { filesBelow } from '../common/tree';
import { makeProgram } from '../demo/program';
import { printedNumber, ratioRow, type Row } from './measure';

const MOST_IMPORT_RATIO = 1.2;
const MOST_SYNTH_RATIO = 1.25;
const MOST_CHECKS_RATIO = 1.25;

/** Prints the CPU time of one import, all threads, in milliseconds. */
const IMPORT = `
  const before = process.cpuUsage();
  require(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);
`;

/** Compares the import of the compiled library, which imports cdktf, with that of cdktf alone. */
export async function benchImport(): Promise<Row[]> {
  const library = compiledLibrary();
  const cost = (module: string) => () => printedNumber('-e', IMPORT, module);
  return [await ratioRow('import, CPU time', cost(library), 'cdktf alone', cost(require.resolve('cdktf')), MOST_IMPORT_RATIO)];
}

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
    const what = `synth of ${number(schedules)} schedules, CPU time`;
    rows.push(await ratioRow(what, cost('library'), 'raw L1s', cost('bindings'), MOST_SYNTH_RATIO));
  }
  return rows;
}

/** Compares a synth of a busy app of three accounts with one in which nothing is checked. */
export async function benchChecks(): Promise<Row[]> {
  const folder = inProject('build', 'bench');
  mkdirSync(folder, { recursive: true });
  const alias = { 'cdktf-alicloud-media-prefetch': compiledLibrary() };
  const program = await makeProgram('tools/bench/synth-program.ts', `${folder}/synth-program.cjs`, alias);
  const cost = (variant: string) => () => {
    rmSync(`${folder}/cdktf.out`, { recursive: true, force: true });
    return printedNumber(program, variant, `${folder}/cdktf.out`);
  };
  return [await ratioRow('checks of 200 schedules in 12 stacks, CPU time', cost('checked'), 'no checks', cost('unchecked'), MOST_CHECKS_RATIO)];
}

/** The library as it is published: compiled, and compiled again where a source is newer. */
function compiledLibrary(): string {
  const library = inProject('lib', 'index.js');
  const newestSource = Math.max(...filesBelow(inProject('src')).map((file) => statSync(inProject('src', file)).mtimeMs));
  if (!existsSync(library) || newestSource > statSync(library).mtimeMs) {
    execFileSync(process.execPath, [require.resolve('tsx/cli'), inProject('tools', 'compile', 'main.ts')], { cwd: ROOT, stdio: 'pipe' });
  }
  return library;
}
