import Table from 'cli-table3';
import type { ActionStatistics } from '../../emulator';
import type { Report } from '../../handler/report';
import { ACCOUNT_MAX_QPS } from '../../src/job/limits';
import { counted, number } from './paper';
import type { MadeResource } from './synthesis';

const PLAIN = { head: [], border: [], compact: true };

/** What was synthesized, a line for each resource, data sources last: its name, or its construct's path where it has none. */
export function resourceTable(resources: readonly MadeResource[]): string {
  const ordered = [...resources].sort((one, other) => Number(one.data) - Number(other.data));
  const lines = ordered.map(({ type, data, path, name }) => [data ? `${type} (read)` : type, name ?? path]);
  const width = Math.max(...lines.map(([type]) => type.length));
  return lines.map(([type, name]) => `  ${type.padEnd(width)}  ${name}`).join('\n');
}

/** How the media of a run were accounted for. */
export function countTable({ counts, perhapsTwice, unconfirmed }: Report): string {
  const table = new Table({ head: ['media', 'count', ''], colAligns: ['left', 'right', 'left'], style: PLAIN });
  const { selected, duplicates, submitted, nonexistent, forbidden, failed, skipped } = counts;
  const confirmed = unconfirmed === 0 ? 'each confirmed by its job' : `${number(unconfirmed)} of them unconfirmed`;
  table.push(
    ['submitted', number(submitted), perhapsTwice.total === 0 ? confirmed : `${confirmed}, ${number(perhapsTwice.total)} perhaps twice`],
    ['nonexistent', number(nonexistent), 'VOD does not know them'],
    ['forbidden', number(forbidden), 'VOD does not let this role touch them'],
    ['failed', number(failed), 'VOD refused them'],
    ['skipped', number(skipped), 'nothing was done about them'],
    ['selected', number(selected), `the sum; ${counted(duplicates, 'repeat')} dropped before`],
  );
  return table.toString();
}

/** What the server saw of the calls. */
export function callTable(statistics: Readonly<Record<string, ActionStatistics>>, qps: number): string {
  const table = new Table({
    head: ['calls', 'total', 'dropped', 'busiest second', 'pace', "VOD's limit"],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: PLAIN,
  });
  for (const [action, { total, throttled, busiestSecond }] of Object.entries(statistics)) {
    table.push([action, number(total), number(throttled), number(busiestSecond), `${number(qps)} a second`, number(ACCOUNT_MAX_QPS)]);
  }
  return table.toString();
}

/** A table's lines, moved to the right as everything below a title is. */
export function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
