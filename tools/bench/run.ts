import { VodEmulator, type VodEmulatorOptions } from '../../emulator';
import { JOB_VERSION, type Job } from '../../src/job/job';
import { ACCOUNT_MAX_QPS } from '../../src/job/limits';
import { inProject } from '../common/paths';
import { invoke, timerEvent, unpack } from '../demo/function';
import { generatedMediaId } from '../demo/load';
import type { Line } from './line';

const MEDIA = 3000;
const MOST_RATIO = 1.06;

/** One run, and what the server is like. */
interface Scenario {
  readonly what: string;
  readonly latency: VodEmulatorOptions['latency'];
  readonly faults?: VodEmulatorOptions['faults'];
  /** Whether the run's time is held against the least that its calls take. @default true */
  readonly judged?: boolean;
}

/** One call in twenty goes wrong. */
const FAULTS: VodEmulatorOptions['faults'] = [
  { kind: 'throttle', when: { probability: 0.017 } },
  { kind: 'server-error', when: { probability: 0.017 } },
  { kind: 'reset-before-acceptance', when: { probability: 0.008 } },
  { kind: 'reset-after-acceptance', when: { probability: 0.008 } },
];

const SCENARIOS: readonly Scenario[] = [
  { what: '25 ms', latency: 25 },
  { what: '10 to 50 ms, 5 % faults', latency: [10, 50], faults: FAULTS },
  { what: '10 to 500 ms', latency: [10, 500], judged: false },
];

/**
 * Runs of the bundled handler at VOD's own pace, one media a call, against the least time that so many calls take.
 *
 * Each submission is checked by a call of another action, which has a pace of its own.
 */
export async function* benchRun(): AsyncGenerator<Line> {
  for (const scenario of SCENARIOS) {
    yield* runOf(scenario);
  }
}

async function* runOf({ what, latency, faults = [], judged = true }: Scenario): AsyncGenerator<Line> {
  const emulator = await VodEmulator.start({ latency, faults, maxQps: ACCOUNT_MAX_QPS, dailyUrls: 'off', preloadQueue: 'off' });
  try {
    const definition = {
      name: 'bench',
      handler: 'index.handler',
      zip: inProject('assets', 'handler.zip'),
      timeoutSeconds: 600,
      memorySizeMb: 512,
      environment: {
        VOD_ENDPOINT: emulator.endpoint,
        VOD_REGION: 'cn-shanghai',
        MAX_QPS: String(ACCOUNT_MAX_QPS),
        MAX_URLS_PER_BATCH: '1',
      },
    };
    const job: Job = {
      version: JOB_VERSION,
      schedule: 'bench/Schedule',
      selection: { type: 'ids', ids: Array.from({ length: MEDIA }, (_, index) => generatedMediaId(index)) },
      task: { taskType: 'Preload', formats: ['m3u8'], definitions: ['HD'] },
    };
    const module = unpack(definition.zip, definition.handler, inProject('build', 'bench', 'function'));
    const { report, milliseconds } = await invoke(definition, module, timerEvent(new Date(), 'bench', JSON.stringify(job)));
    const { RefreshMediaPlayUrls: submissions, GetMediaRefreshJobs: checks } = emulator.statistics();
    const limit = submissions.total / ACCOUNT_MAX_QPS;
    const ratio = milliseconds / 1000 / limit;
    yield {
      what: `run of ${MEDIA.toLocaleString('en-US')} media at ${ACCOUNT_MAX_QPS} QPS, ${what}`,
      ours: `${(milliseconds / 1000).toFixed(2)} s`,
      theirs: `${limit.toFixed(2)} s (${submissions.total.toLocaleString('en-US')} calls ÷ ${ACCOUNT_MAX_QPS})`,
      figure: `${ratio.toFixed(3)} times`,
      target: judged ? `at most ${MOST_RATIO}` : undefined,
      met: judged ? ratio <= MOST_RATIO && report.counts.submitted === MEDIA : undefined,
    };
    const busiest = Math.max(submissions.busiestSecond, checks.busiestSecond);
    const throttled = submissions.throttled + checks.throttled;
    const dropped = faults.length === 0;
    yield {
      what: dropped ? '  calls that were dropped' : '  calls in the busiest second',
      ours: dropped ? `${throttled} of ${(submissions.total + checks.total).toLocaleString('en-US')}` : String(busiest),
      theirs: dropped ? `busiest second ${busiest}` : `${report.calls.retried} made again, ${report.possibleDuplicates.total} media perhaps twice`,
      figure: `${report.counts.submitted.toLocaleString('en-US')} submitted`,
      target: dropped ? 'none dropped' : `at most ${ACCOUNT_MAX_QPS}`,
      met: (dropped ? throttled === 0 : true) && busiest <= ACCOUNT_MAX_QPS,
    };
  } finally {
    await emulator.close();
  }
}
