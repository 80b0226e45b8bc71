import { VodEmulator } from '../../emulator';
import { JOB_VERSION, type Job } from '../../src/job/job';
import { ACCOUNT_MAX_QPS } from '../../src/job/limits';
import { inProject } from '../common/paths';
import { invoke, timerEvent, unpack } from '../demo/function';
import { generatedMediaId } from '../demo/load';
import type { Line } from './line';

const MEDIA = 3000;
const LATENCY_MILLISECONDS = 25;
const MOST_RATIO = 1.06;

/**
 * One run of the bundled handler at VOD's own pace, one media a call, against the least time that so many calls take.
 *
 * Each submission is checked by a call of another action, which has a pace of its own.
 */
export async function* benchRun(): AsyncGenerator<Line> {
  const emulator = await VodEmulator.start({
    latency: LATENCY_MILLISECONDS,
    maxQps: ACCOUNT_MAX_QPS,
    dailyUrls: 'off',
    preloadQueue: 'off',
  });
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
    const throttled = submissions.throttled + checks.throttled;
    yield {
      what: `run of ${MEDIA.toLocaleString('en-US')} media at ${ACCOUNT_MAX_QPS} QPS, ${LATENCY_MILLISECONDS} ms`,
      ours: `${(milliseconds / 1000).toFixed(2)} s`,
      theirs: `${limit.toFixed(2)} s (${submissions.total.toLocaleString('en-US')} calls ÷ ${ACCOUNT_MAX_QPS})`,
      figure: `${ratio.toFixed(3)} times`,
      target: `at most ${MOST_RATIO}`,
      met: ratio <= MOST_RATIO && report.counts.submitted === MEDIA,
    };
    yield {
      what: '  calls that were dropped',
      ours: `${throttled} of ${(submissions.total + checks.total).toLocaleString('en-US')}`,
      theirs: `busiest second ${Math.max(submissions.busiestSecond, checks.busiestSecond)}`,
      figure: `${report.counts.submitted.toLocaleString('en-US')} submitted`,
      target: 'none dropped',
      met: throttled === 0,
    };
  } finally {
    await emulator.close();
  }
}
