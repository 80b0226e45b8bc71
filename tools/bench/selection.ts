import { fork, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { JOB_VERSION, type Job } from '../../src/job/job';
import { inProject, ROOT } from '../common/paths';
import { invoke, timerEvent, unpack, type Result } from '../demo/function';
import { generatedMediaId } from '../demo/load';
import { makeProgram } from '../demo/program';
import type { Line } from './line';

const FEW = 10_000;
const MANY = 1_000_000;

const MOST_MEGABYTES = 170;
const MOST_BYTES_AN_ID = 100;

/** Calls a second of the run and action: fewer than what one process of the emulator answers, so that none pile up. */
const QPS = 400;

/**
 * Runs of the bundled handler over a list in a mounted folder, of ten thousand and of a million media: what the million take
 * of memory, and of time.
 *
 * The emulator, in another process, limits nothing.
 */
export async function* benchSelection(): AsyncGenerator<Line> {
  const folder = inProject('build', 'bench', 'selection');
  mkdirSync(folder, { recursive: true });
  const { server, endpoint } = await startVod(`${folder}/vod-program.cjs`);
  try {
    const few = await runOver(FEW, folder, endpoint);
    const many = await runOver(MANY, folder, endpoint);
    yield lineOf(FEW, few);
    yield {
      ...lineOf(MANY, many),
      target: `at most ${MOST_MEGABYTES} MB`,
      met: megabytes(many) <= MOST_MEGABYTES && many.report.counts.submitted === MANY,
    };
    const bytes = (many.peakMemoryBytes - few.peakMemoryBytes) / (MANY - FEW);
    yield {
      what: '  memory of each further media ID',
      ours: `${bytes.toFixed(0)} bytes`,
      theirs: '',
      figure: `${(many.peakMemoryBytes / few.peakMemoryBytes).toFixed(2)} times in all`,
      target: `at most ${MOST_BYTES_AN_ID} bytes`,
      met: bytes <= MOST_BYTES_AN_ID,
    };
  } finally {
    server.disconnect();
  }
}

function lineOf(media: number, result: Result): Line {
  const { report, milliseconds } = result;
  return {
    what: `run of ${media.toLocaleString('en-US')} media of a mounted list, peak memory`,
    ours: `${megabytes(result).toFixed(0)} MB`,
    theirs: `${report.calls.total.toLocaleString('en-US')} calls, ${report.counts.submitted.toLocaleString('en-US')} submitted`,
    figure: `${((milliseconds * 1000) / media).toFixed(0)} µs an ID`,
  };
}

function megabytes({ peakMemoryBytes }: Result): number {
  return peakMemoryBytes / 2 ** 20;
}

async function runOver(media: number, folder: string, endpoint: string): Promise<Result> {
  const list = `${folder}/${media}.txt`;
  await writeList(list, media);
  const definition = {
    name: 'bench',
    handler: 'index.handler',
    zip: inProject('assets', 'handler.zip'),
    timeoutSeconds: 3600,
    memorySizeMb: 512,
    environment: { VOD_ENDPOINT: endpoint, VOD_REGION: 'cn-shanghai', MAX_QPS: String(QPS) },
  };
  const job: Job = {
    version: JOB_VERSION,
    schedule: 'bench/Schedule',
    selection: { type: 'object', bucket: 'lists', key: 'list.txt', path: list },
    task: { taskType: 'Preload', formats: ['m3u8'], definitions: ['HD'] },
  };
  const module = unpack(definition.zip, definition.handler, `${folder}/function`);
  return invoke(definition, module, timerEvent(new Date(), 'bench', JSON.stringify(job)));
}

async function writeList(path: string, media: number): Promise<void> {
  const file = createWriteStream(path);
  for (let index = 0; index < media; index++) {
    if (!file.write(`${generatedMediaId(index)}\n`)) {
      await once(file, 'drain');
    }
  }
  file.end();
  await finished(file);
}

async function startVod(outfile: string): Promise<{ readonly server: ChildProcess; readonly endpoint: string }> {
  const program = await makeProgram('tools/bench/vod-program.ts', outfile);
  const server = fork(program, { cwd: ROOT, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  server.send('start');
  const [endpoint] = (await once(server, 'message')) as [string];
  return { server, endpoint };
}
