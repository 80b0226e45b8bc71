import type { Report, RunOutcome } from '../../handler/report';
import { countTable, indent } from './count-table';
import { showRequests } from './requests';
import { counted, number, type TerminalOutput, type Text } from './terminal-output';

/** Media IDs that are shown of a reason. */
const IDS_SHOWN = 3;

/** Characters that are shown of a value without a table. */
const MOST_CHARACTERS = 160;

/** What the tables show, or leave to the JSON on purpose; any other field is shown as it is. */
const SHOWN = [
  ...['outcome', 'reason', 'schedule', 'region', 'start', 'end', 'counts', 'urls', 'calls', 'jobIds', 'jobIdsLeftOut'],
  ...['unconfirmed', 'partlySubmitted', 'notSubmitted', 'possibleDuplicates', 'unread', 'hints', 'dryRun', 'requests'],
];

/** Shows a report. Fields that this release does not know are shown as they are. */
export function showReport(output: TerminalOutput, report: Report): void {
  const { outcome, reason, schedule, region, start, end, counts, urls, calls, jobIds, jobIdsLeftOut = 0 } = report;
  const kind = report.dryRun ? '  dry run: nothing was submitted' : '';
  output.line(output.strong(schedule ?? 'a run'), '  ', coloured(output, outcome)(outcome), reason === undefined ? kind : `${kind}: ${reason}`);
  output.line(output.faint(`  ${start} to ${end}${region === undefined ? '' : `, media of ${region}`}`));
  output.line();
  output.block(indent(countTable(report)));
  const figures = (all: object) =>
    Object.entries(all)
      .filter(([, value]) => typeof value === 'number')
      .map(([name, value]) => `${number(value)} ${name}`)
      .join(', ');
  output.entry('URLs', figures(urls));
  output.entry('calls', figures(calls));
  output.entry('jobs', `${counted(jobIds.length + jobIdsLeftOut, 'job')}${jobIds.length === 0 ? '' : `, the first ${jobIds[0]}`}`);
  if (report.requests !== undefined) {
    showRequests(output, report.requests);
  }
  for (const { status, reason: why, total, mediaIds } of report.notSubmitted) {
    output.entry(status, `${why === status ? '' : `${why}: `}${listed(mediaIds, total)}`);
  }
  for (const { code, total, mediaIds } of report.partlySubmitted ?? []) {
    output.entry('in part', `${code}: ${listed(mediaIds, total)}`);
  }
  if (report.possibleDuplicates.total > 0) {
    output.entry('perhaps twice', listed(report.possibleDuplicates.mediaIds, report.possibleDuplicates.total));
  }
  if (report.unread !== undefined) {
    const { reason: why, media } = report.unread;
    output.entry('not read', `${media === undefined ? 'an unknown number of' : number(media)} media: ${why}`);
  }
  if (counts.selected === 0) {
    output.entry('selected', 'nothing');
  }
  report.hints.forEach((hint) => output.entry('hint', hint));
  for (const [name, value] of Object.entries(report)) {
    if (!SHOWN.includes(name) && value !== undefined) {
      output.entry(name, shortened(value));
    }
  }
}

/** A value that has no table of its own, as text. */
function shortened(value: unknown): string {
  if (Array.isArray(value) && value.every((element) => typeof element === 'string')) {
    return value.join('; ');
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)} … (--json shows the whole)`;
}

function listed(mediaIds: readonly string[], total: number): string {
  const shown = mediaIds.slice(0, IDS_SHOWN);
  const more = total - shown.length;
  return [...shown, ...(more > 0 ? [`${shown.length > 0 ? 'and ' : ''}${number(more)}${shown.length > 0 ? ' more' : ' media'}`] : [])].join(' ');
}

function coloured(output: TerminalOutput, outcome: RunOutcome): (text: string) => Text {
  return { ok: output.good, partial: output.strong, failed: output.bad }[outcome];
}
