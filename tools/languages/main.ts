import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { GO } from './go';
import { JAVA } from './java';
import type { Language } from './language';
import { type Output, complaints, differing, outputIn } from './outputs';
import { artifacts, pack } from './pack';
import { PROGRAMS, type Program } from './programs';
import { CDKS, type Project, projectFor } from './project';
import { PYTHON } from './python';
import { TYPESCRIPT } from './typescript';

/** What a program came to: its output, or the lines of its error. */
interface Outcome {
  readonly output: Output;
  readonly complaints: readonly string[];
}

/**
 * `npm run test:languages [-- CDK …]` packs the library for each CDK, installs the packages in each language as a user does, and
 * compares what the programs of test/languages and of docs/languages synthesize with what TypeScript's do.
 */
function main(cdks: readonly string[]): void {
  const table = new Table({ head: ['CDK', 'language', ...PROGRAMS, 'seconds'], style: { head: [], border: [] } });
  const sizes = new Table({ head: ['package', 'bytes'], style: { head: [], border: [] } });
  let failed = 0;
  for (const cdk of CDKS.filter((each) => cdks.length === 0 || cdks.includes(each))) {
    const began = Date.now();
    const project = projectFor(cdk);
    pack(project);
    table.push([cdk, 'packages', '', '', '', seconds(began)]);
    artifacts(project).forEach(({ name, bytes }) => sizes.push([name, bytes.toLocaleString('en')]));
    const expected = new Map<Program, Outcome>();
    for (const language of [TYPESCRIPT, PYTHON, JAVA, GO]) {
      const start = Date.now();
      const verdicts = verdictsOf(language, project, expected);
      failed += verdicts.filter((verdict) => !SUCCESS.includes(verdict)).length;
      table.push([cdk, language.name, ...verdicts, seconds(start)]);
    }
  }
  console.log(`${sizes.toString()}\n${table.toString()}`);
  if (failed > 0) {
    throw new Error(`${failed} programs differ from TypeScript's.`);
  }
}

const SUCCESS = ['synthesized', 'refused', 'equal', 'the same lines'];

/** What came of each program in a language; TypeScript's are the first, and are kept for the others. */
function verdictsOf(language: Language, project: Project, expected: Map<Program, Outcome>): string[] {
  const folder = join(project.output, language.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const runProgram = language.prepare(project, folder);
  return PROGRAMS.map((program) => {
    const cwd = join(folder, `run-${program}`);
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'shows.txt'), '8e7b1668c7596552b264cc33c8a370b9\n');
    const { status, stderr } = runProgram(program, cwd);
    const outcome = { output: outputIn(cwd), complaints: complaints(stderr) };
    const isWrong = program === 'wrong';
    if ((status === 0) === isWrong || (isWrong && !stderr.includes(`${language.exception}Validation failed`))) {
      return `ended with ${status}: ${stderr.slice(0, 2000)}`;
    }
    const wanted = expected.get(program);
    if (wanted === undefined) {
      expected.set(program, outcome);
      return isWrong ? (outcome.complaints.length > 0 ? 'refused' : 'without a line') : outcome.output.size > 0 ? 'synthesized' : 'without output';
    }
    if (isWrong) {
      return outcome.complaints.join('\n') === wanted.complaints.join('\n') ? 'the same lines' : `other lines: ${outcome.complaints.join('; ')}`;
    }
    const files = differing(outcome.output, wanted.output);
    return files.length === 0 ? 'equal' : `differs in ${files.join(', ')}`;
  });
}

function seconds(began: number): string {
  return String(Math.round((Date.now() - began) / 1000));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
