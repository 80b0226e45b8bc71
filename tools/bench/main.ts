import { availableParallelism, cpus } from 'node:os';
import Table from 'cli-table3';
import { buildHandler } from '../handler/build';
import { benchImport } from './import';
import { compiledLibrary } from './library';
import type { Line } from './line';
import { HELP, readOptions, UsageError, type Part } from './options';
import { PAIRS } from './pairs';
import { benchRun } from './run';
import { benchSelection } from './selection';
import { benchSynth } from './synth';
import { benchZip } from './zip';

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  await buildHandler();
  const needsLibrary = options.parts.includes('synth') || options.parts.includes('import');
  const library = needsLibrary ? await compiledLibrary() : '';
  const benches: Record<Part, () => AsyncGenerator<Line>> = {
    zip: benchZip,
    import: () => benchImport(library),
    synth: () => benchSynth(options.sizes, library),
    run: benchRun,
    selection: benchSelection,
  };
  const lines: Line[] = [];
  for (const part of options.parts) {
    console.error(`measuring: ${part} …`);
    for await (const line of benches[part]()) {
      lines.push(line);
    }
  }
  console.log(tableOf(lines));
  console.log(`Ratios are medians of ${PAIRS} pairs measured in turn, each in a fresh process; in brackets the least and the most.`);
  console.log(`Node.js ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`);
  return options.check && lines.some(({ met }) => met === false) ? 1 : 0;
}

function tableOf(lines: readonly Line[]): string {
  const table = new Table({ head: ['', 'measured', 'against', 'figure', 'target', ''], style: { head: [], border: [], compact: true } });
  lines.forEach(({ what, ours, theirs, figure, target = '', met }) => {
    table.push([what, ours, theirs, figure, target, met === undefined ? '' : met ? 'met' : 'MISSED']);
  });
  return table.toString();
}

main().then(
  (status) => (process.exitCode = status),
  (error: Error) => {
    console.error(error instanceof UsageError ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
