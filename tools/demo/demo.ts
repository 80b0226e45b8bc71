import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Table from 'cli-table3';
import { countTable, indent, PLAIN } from '../../cli/terminal/count-table';
import { onTheClockOf, distance } from '../../cli/terminal/next-runs';
import { showProgress } from '../../cli/terminal/progress';
import { counted, number, WIDTH, wrap, type TerminalOutput } from '../../cli/terminal/terminal-output';
import { cronOf, nextTicks } from '../../cli/ticks';
import { timerEvent } from '../../cli/timer-event';
import type { ActionStatistics, VodEmulatorOptions } from '../../emulator';
import { DAILY_URL_QUOTA_FIELDS } from '../../src/job/account-fields';
import type { Job } from '../../src/job/job';
import { ACCOUNT_MAX_QPS } from '../../src/job/limits';
import { listedIds } from '../../src/job/selection';
import { urlsPerMedia } from '../../src/job/urls';
import { inProject, ROOT } from '../common/paths';
import { synthesizeExample } from '../examples/synthesize';
import { invoke, type Result } from './function';
import { withGeneratedMedia } from './load';
import type { DemoOptions } from './options';
import { LATENCY, progressOf, startServer } from './server';
import { readSynthesis, type Synthesis } from './synthesis';
import { timeline } from './timeline';
import { contradictions, failureOf, recordOf } from './verdict';

const EXAMPLE = 'nightly-warmup';
const RUNS_SHOWN = 5;

/** Which media of the example the emulated VOD does not know, and does not let the role touch; counted from 1. */
const NONEXISTENT = 7;
const FORBIDDEN = 23;

/** Shows the example from its synthesis to the report of one run; answers whether everything adds up. */
export async function demo(options: DemoOptions, output: TerminalOutput, now: Date, folder = inProject('build', 'demo')): Promise<boolean> {
  output.line(output.strong(`examples/${EXAMPLE}, synthesized, and one run of it against an emulated ApsaraVideo VOD`));
  await synthesizeExample(EXAMPLE, join(folder, 'cdktf.out'));
  const synthesis = readSynthesis(join(folder, 'cdktf.out'));
  showSynthesis(output, synthesis, relative(ROOT, join(folder, 'cdktf.out')));
  showRuns(output, synthesis, now);

  const { media } = options;
  const load = media !== undefined;
  const payload = load ? withGeneratedMedia(synthesis.trigger.payload, media) : synthesis.trigger.payload;
  const job = JSON.parse(payload) as Job;
  const mediaIds = listedIds(job.selection);
  showUrls(output, job, load);

  const faulty = { nonexistent: [mediaIds[NONEXISTENT - 1]], forbidden: [mediaIds[FORBIDDEN - 1]] };
  const server: VodEmulatorOptions = {
    ...(load ? { dailyUrls: 'off' } : faulty),
    ...(options.queue ? {} : { preloadQueue: 'off' }),
  };
  const qps = options.qps ?? (load ? 50 : Number(synthesis.function.environment.MAX_QPS));
  showServer(output, options.queue, qps, load);

  const emulator = await startServer(server);
  try {
    const definition = {
      ...synthesis.function,
      environment: { ...synthesis.function.environment, VOD_ENDPOINT: emulator.endpoint, MAX_QPS: String(qps) },
    };
    output.title('The run, as if the timer fired now');
    const progress = showProgress(output, progressOf(emulator), new Set(mediaIds).size);
    const result = await invoke(definition, timerEvent(now, synthesis.trigger.name, payload), folder).finally(() => progress.end());
    writeFileSync(join(folder, 'report.json'), `${JSON.stringify(result.report, undefined, 2)}\n`);
    const statistics = emulator.statistics();
    output.line();
    output.block(indent(countTable(result.report)));
    output.block(indent(callTable(statistics, qps)));
    showTime(output, result, statistics.RefreshMediaPlayUrls.total, qps);
    return showVerdict(output, result, contradictions(result.report, mediaIds.length, recordOf(emulator, server)), folder);
  } finally {
    await emulator.close();
  }
}

function showSynthesis(output: TerminalOutput, { resources, warnings }: Synthesis, folder: string): void {
  const [made, read] = [false, true].map((data) => resources.filter((resource) => resource.data === data));
  output.title(`Synthesized to ${folder}: ${counted(made.length, 'resource')}, ${number(read.length)} read`);
  const lines = [...made, ...read].map(({ type, data, path, name }) => [data ? `${type} (read)` : type, name ?? path]);
  const width = Math.max(...lines.map(([type]) => type.length));
  lines.forEach(([type, name]) => output.line(`  ${type.padEnd(width)}  ${name}`));
  output.title(warnings.length === 0 ? 'Warnings: none' : `Warnings: ${warnings.length}`);
  for (const { constructPath, message } of warnings) {
    output.line(`  ${constructPath}`);
    wrap(message, WIDTH - 4).forEach((text) => output.line(`    ${text}`));
  }
}

/** Shows the next runs, and answers the first of them. */
function showRuns(output: TerminalOutput, { trigger }: Synthesis, now: Date): void {
  const { timeZone } = cronOf(trigger.cronExpression)!;
  const runs = nextTicks(trigger.cronExpression, now, RUNS_SHOWN)!;
  output.title(`Next runs of ${trigger.cronExpression}`);
  output.line(output.faint(`  ${timeZone.padEnd(26)}${'UTC'.padEnd(26)}from now`));
  for (const run of runs) {
    output.line(`  ${onTheClockOf(timeZone, run).padEnd(26)}${onTheClockOf('UTC', run).padEnd(26)}${distance(now, run)}`);
  }
  output.line();
  timeline(now, runs, timeZone, WIDTH - 4).forEach((line) => output.line(`  ${line}`));
}

function showUrls(output: TerminalOutput, { task, selection }: Job, load: boolean): void {
  const perMedia = urlsPerMedia(task);
  const media = new Set(listedIds(selection)).size;
  const quota = task.taskType === 'Refresh' ? DAILY_URL_QUOTA_FIELDS.refresh.default : DAILY_URL_QUOTA_FIELDS.preload.default;
  output.title(`URLs of one run, against the ${number(quota)} of a day`);
  if (perMedia === undefined) {
    output.line('  not known: the task leaves out formats or definitions');
    return;
  }
  const { definitions = [], formats = [], sliceFlag, sliceCount } = task;
  const slices = sliceFlag ? `, with the first ${sliceCount} slices of each m3u8` : '';
  output.line(`  one media   ${counted(definitions.length, 'definition')} × ${counted(formats.length, 'format')}${slices} = ${perMedia} URLs`);
  const sum = perMedia * media;
  const fits = sum <= quota ? output.good(`${number(quota - sum)} left`) : `${number(sum - quota)} too many${load ? ': the quota is off' : ''}`;
  output.line(`  one run     ${number(media)} media × ${perMedia} = ${number(sum)} URLs, `, fits);
  const width = WIDTH - 24;
  const filled = Math.min(width, Math.round((sum / quota) * width));
  output.line(`              ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${number((sum / quota) * 100)} %`);
}

function showServer(output: TerminalOutput, queue: boolean, qps: number, load: boolean): void {
  output.title(load ? 'The load demonstration' : 'The emulated VOD');
  const lines = load
    ? [
        "The media are generated and put into the job in place of the example's.",
        "The emulator's quota of URLs and its queue are OFF: VOD itself would stop at the quota.",
      ]
    : [
        `It does not know media ${NONEXISTENT} of the list, and forbids media ${FORBIDDEN}. The day's quota holds.`,
        queue
          ? 'Its queue takes 100 URLs under way and refuses more: the run waits for room, some minutes in all.'
          : 'Its queue of URLs under way is off, so that the run need not wait for room (--queue turns it on).',
      ];
  lines.push(`Round trips of ${LATENCY.join(' to ')} ms; the function keeps to ${counted(qps, 'call')} a second and action.`);
  lines.forEach((line) => output.line(`  ${line}`));
}

/** What the server saw of the calls. */
function callTable(statistics: Readonly<Record<string, ActionStatistics>>, qps: number): string {
  const table = new Table({
    head: ['calls', 'total', 'dropped', 'busiest second', 'pace', "VOD's limit"],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: PLAIN,
  });
  const called = Object.entries(statistics).filter(([, { total }]) => total > 0);
  for (const [action, { total, throttled, busiestSecond }] of called) {
    table.push([action, number(total), number(throttled), number(busiestSecond), `${number(qps)} a second`, number(ACCOUNT_MAX_QPS)]);
  }
  return table.toString();
}

function showTime(output: TerminalOutput, { milliseconds, peakMemoryBytes }: Result, calls: number, qps: number): void {
  const limit = calls / qps;
  const seconds = milliseconds / 1000;
  output.line(`  run         ${number(seconds, 2)} s, from the event to the report; ${number(peakMemoryBytes / 2 ** 20)} MB at most`);
  output.line(`  at best     ${number(limit, 2)} s: ${counted(calls, 'submission')} ÷ ${qps} a second`);
  output.line(
    calls <= qps
      ? output.faint('              So few go out at once; half a second later the run asks what became of their jobs.')
      : `              the run took ${number(seconds / limit, 2)} times that`,
  );
}

function showVerdict(output: TerminalOutput, { report }: Result, found: readonly string[], folder: string): boolean {
  report.notSubmitted.forEach(({ status, reason, total, mediaIds }) => {
    const why = status === reason ? status : `${status} (${reason})`;
    output.line(`  ${why.padEnd(12)}${mediaIds.slice(0, 2).join(', ')}${total > 2 ? ` and ${number(total - 2)} more` : ''}`);
  });
  report.hints.forEach((hint) => wrap(hint, WIDTH - 14).forEach((text, line) => output.line(`  ${(line === 0 ? 'hint' : '').padEnd(12)}${text}`)));
  output.line(`  report      ${relative(ROOT, join(folder, 'report.json'))}, outcome ${report.outcome}`);
  output.line();
  if (found.length === 0) {
    output.line(output.good('Every media asset is accounted for, and no call was dropped.'));
    wrap(failureOf(report) ?? '', WIDTH).forEach((text) => output.line(text));
  } else {
    output.line(output.bad('It does not add up:'));
    found.forEach((contradiction) => output.line(output.bad(`  ${contradiction}`)));
  }
  return found.length === 0;
}
