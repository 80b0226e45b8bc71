import type { VodEmulator } from '../../../emulator';
import type { Report } from '../../../handler/report';

/** What came of a fault: how often the media were submitted, by VOD's own count. */
export interface Row {
  readonly fault: string;
  /** How the invocations ended, one after the other. */
  readonly outcome: string;
  readonly selected: number;
  readonly once: number;
  readonly twice: number;
  /** Media that were submitted twice at most: those of calls whose answer was lost, or not yet in the ledger. */
  readonly mayBeTwice: number;
  /** Not submitted, and named in the report. */
  readonly named: number;
  /** Neither submitted nor named. */
  readonly lost: number;
}

/** What is held against each other. */
export interface Audited {
  readonly fault: string;
  readonly selected: readonly string[];
  /** What the invocations answered; undefined for one that was killed. */
  readonly reports: readonly (Report | undefined)[];
  /** All that the invocations wrote to their log. */
  readonly log: string;
  readonly emulator: VodEmulator;
  readonly mayBeTwice: ReadonlySet<string>;
}

/** Holds the last report against what VOD counted. */
export function audit({ fault, selected, reports, log, emulator, mayBeTwice }: Audited): Row & { readonly unexplained: string[] } {
  const last = reports.at(-1);
  const lines = log
    .split('\n')
    .filter((line) => line.includes('"media not submitted"'))
    .map((line) => JSON.parse(line) as { mediaIds: string[] });
  const named = new Set([...(last?.notSubmitted.flatMap(({ mediaIds }) => mediaIds) ?? []), ...lines.flatMap(({ mediaIds }) => mediaIds)]);
  const times = (id: string) => emulator.submissions.get(id) ?? 0;
  const twice = selected.filter((id) => times(id) > 1);
  return {
    fault,
    outcome: reports
      .map((report) => (report === undefined ? 'killed' : report.reason === undefined ? report.outcome : `${report.outcome}: ${report.reason}`))
      .join(', then '),
    selected: selected.length,
    once: selected.filter((id) => times(id) === 1).length,
    twice: twice.length,
    mayBeTwice: mayBeTwice.size,
    named: selected.filter((id) => times(id) === 0 && named.has(id)).length,
    lost: selected.filter((id) => times(id) === 0 && !named.has(id)).length,
    unexplained: twice.filter((id) => !mayBeTwice.has(id)),
  };
}

/** The table as text. */
export function tableOf(rows: readonly Row[]): string {
  const columns: [string, (row: Row) => string | number][] = [
    ['fault', (row) => row.fault],
    ['selected', (row) => row.selected],
    ['once', (row) => row.once],
    ['twice', (row) => row.twice],
    ['at most', (row) => row.mayBeTwice],
    ['named', (row) => row.named],
    ['lost', (row) => row.lost],
    ['outcome', (row) => row.outcome],
  ];
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => String(cell(row))))];
  const widths = columns.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  const isNumber = (column: number) => column > 0 && column < columns.length - 1;
  return cells
    .map((line) =>
      line
        .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
