import { mkdirSync, writeFileSync } from 'node:fs';
import { number } from '../../cli/terminal/terminal-output';
import { timerEvent } from '../../cli/timer-event';
import { VodEmulator, type VodEmulatorOptions } from '../../emulator';
import type { Selection } from '../../src/job/job';
import { ACCOUNT_MAX_QPS } from '../../src/job/limits';
import { JOB_VERSION } from '../../src/job/version';
import { inProject } from '../common/paths';
import { invoke } from '../demo/function';
import { generatedMediaIds } from '../demo/load';
import type { Row } from './measure';

const FOLDER = inProject('build', 'bench');

const PACED_MEDIA = 3000;
const MOST_RATIO = 1.06;

const LISTED_MEDIA = 1_000_000;

/** Calls a second of the run over a list: fewer than one process of the emulator answers. */
const LISTED_QPS = 400;

/** The function's default memory. */
const MEMORY_MB = 512;

/** One call in twenty goes wrong. */
const FAULTS: VodEmulatorOptions['faults'] = [
  { kind: 'throttle', when: { probability: 0.017 } },
  { kind: 'server-error', when: { probability: 0.017 } },
  { kind: 'reset-before-acceptance', when: { probability: 0.008 } },
  { kind: 'reset-after-acceptance', when: { probability: 0.008 } },
];

/**
 * Runs the bundled handler at VOD's own pace, one media asset a call, and compares its time with the least that so many calls take.
 *
 * Each submission is checked by a call of another action, which has a pace of its own.
 */
export async function benchRun(): Promise<Row[]> {
  return [await pacedRun('25 ms', { latency: 25 }), await pacedRun('10 to 50 ms, 5 % faults', { latency: [10, 50], faults: FAULTS })];
}

async function pacedRun(what: string, options: VodEmulatorOptions): Promise<Row> {
  const settings = { MAX_QPS: String(ACCOUNT_MAX_QPS), MAX_URLS_PER_BATCH: '1' };
  const selection: Selection = { type: 'ids', ids: generatedMediaIds(PACED_MEDIA) };
  const { report, milliseconds, statistics } = await run({ ...options, maxQps: ACCOUNT_MAX_QPS }, selection, settings);
  const { RefreshMediaPlayUrls: submissions, GetMediaRefreshJobs: checks } = statistics;
  const leastSeconds = submissions.total / ACCOUNT_MAX_QPS;
  const ratio = milliseconds / 1000 / leastSeconds;
  const busiest = Math.max(submissions.busiestSecond, checks.busiestSecond);
  const dropped = submissions.throttled + checks.throttled;
  // Faults drop calls on purpose.
  const kept = report.counts.submitted === PACED_MEDIA && (dropped === 0 || options.faults !== undefined);
  return {
    what: `run of ${number(PACED_MEDIA)} media at ${ACCOUNT_MAX_QPS} QPS, ${what}`,
    measured: `${(milliseconds / 1000).toFixed(2)} s, ${number(report.counts.submitted)} submitted, ${dropped} calls dropped`,
    against: `${leastSeconds.toFixed(2)} s (${number(submissions.total)} calls ÷ ${ACCOUNT_MAX_QPS})`,
    figure: `${ratio.toFixed(3)} times, busiest second ${busiest}`,
    target: `at most ${MOST_RATIO} times, ${ACCOUNT_MAX_QPS} calls a second`,
    met: kept && ratio <= MOST_RATIO && busiest <= ACCOUNT_MAX_QPS,
  };
}

/** Runs the bundled handler over a mounted list of a million media assets; the emulator limits nothing. */
export async function benchSelection(): Promise<Row[]> {
  const list = `${FOLDER}/list.txt`;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(list, generatedMediaIds(LISTED_MEDIA).join('\n'));
  const selection: Selection = { type: 'object', bucket: 'lists', key: 'list.txt' };
  const settings = { MAX_QPS: String(LISTED_QPS), BUCKET_MOUNTS: JSON.stringify([{ bucket: 'lists', folder: 'list.txt', path: list }]) };
  const options: VodEmulatorOptions = { maxQps: Infinity, countMedia: false, keepCalls: 1, keepJobs: 20_000 };
  const { report, milliseconds, peakMemoryBytes } = await run(options, selection, settings);
  const megabytes = peakMemoryBytes / 2 ** 20;
  return [
    {
      what: `run of ${number(LISTED_MEDIA)} media of a mounted list, peak memory`,
      measured: `${megabytes.toFixed(0)} MB`,
      against: `${number(report.calls.total)} calls, ${number(report.counts.submitted)} submitted`,
      figure: `${((milliseconds * 1000) / LISTED_MEDIA).toFixed(0)} µs an ID`,
      target: `at most ${MEMORY_MB} MB`,
      met: megabytes <= MEMORY_MB && report.counts.submitted === LISTED_MEDIA,
    },
  ];
}

async function run(options: VodEmulatorOptions, selection: Selection, settings: Readonly<Record<string, string>>) {
  const emulator = await VodEmulator.start({ ...options, dailyUrls: 'off', preloadQueue: 'off' });
  const definition = {
    name: 'bench',
    handler: 'index.handler',
    zip: inProject('assets', 'handler.zip'),
    timeoutSeconds: 3600,
    memorySizeMb: MEMORY_MB,
    environment: { VOD_ENDPOINT: emulator.endpoint, VOD_REGION: 'cn-shanghai', ...settings },
  };
  const task = { taskType: 'Preload', formats: ['m3u8'], definitions: ['HD'] };
  const payload = JSON.stringify({ version: JOB_VERSION, schedule: 'bench/Schedule', selection, task });
  try {
    const result = await invoke(definition, timerEvent(new Date(), 'bench', payload), FOLDER);
    return { ...result, statistics: emulator.statistics() };
  } finally {
    await emulator.close();
  }
}
