import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { buildHandler } from '../handler/build';
import { benchChecks, benchImport, benchSynth } from './library';
import { PAIRS, type Row } from './measure';
import { benchRun, benchSelection } from './run';
import { benchZip } from './zip';

const SIZES = '1000,5000';

const PARTS: Readonly<Record<string, (sizes: readonly number[]) => Promise<Row[]>>> = {
  zip: benchZip,
  import: benchImport,
  synth: benchSynth,
  checks: benchChecks,
  run: benchRun,
  selection: benchSelection,
};

const HELP = `Measures the library against what it is made of, side by side in one run.

  npm run bench
  npm run bench -- --only synth --sizes 50,500

Options
  --only PART    ${Object.keys(PARTS).join(', ')}; several with commas  [all]
  --sizes N,N    schedules of the synths, 50 a prefetcher  [${SIZES}]
  --check        exit status 1 when a target is missed
  --help         this text
`;

async function main(): Promise<void> {
  const { only, sizes, check, help } = parseArgs({
    options: {
      only: { type: 'string', default: Object.keys(PARTS).join() },
      sizes: { type: 'string', default: SIZES },
      check: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  if (!only.split(',').every((part) => Object.hasOwn(PARTS, part)) || !/^[1-9]\d*(,[1-9]\d*)*$/.test(sizes)) {
    throw new Error(`--only ${only} --sizes ${sizes}: not known.\n\n${HELP}`);
  }
  await buildHandler();
  const table = new Table({ head: ['', 'measured', 'against', 'figure', 'target', ''], style: { head: [], border: [], compact: true } });
  for (const part of only.split(',')) {
    console.error(`measuring: ${part} …`);
    for (const { what, measured, against = '', figure, target = '', met } of await PARTS[part](sizes.split(',').map(Number))) {
      table.push([what, measured, against, figure, target, met === undefined ? '' : met ? 'met' : 'MISSED']);
      process.exitCode ||= check && met === false ? 1 : 0;
    }
  }
  console.log(table.toString());
  console.log(`Ratios are medians of ${PAIRS} pairs measured in turn, each in a fresh process; in brackets the least and the most.`);
  console.log(`Node.js ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
