import Table from 'cli-table3';
import { PLAIN } from '../../cli/terminal/count-table';
import { number } from '../../cli/terminal/terminal-output';
import type { ActionStatistics } from '../../emulator';
import { ACCOUNT_MAX_QPS } from '../../src/job/limits';
import type { MadeResource } from './synthesis';

/** What was synthesized, a line for each resource, data sources last: its name, or its construct's path where it has none. */
export function resourceTable(resources: readonly MadeResource[]): string {
  const ordered = [...resources].sort((one, other) => Number(one.data) - Number(other.data));
  const lines = ordered.map(({ type, data, path, name }) => [data ? `${type} (read)` : type, name ?? path]);
  const width = Math.max(...lines.map(([type]) => type.length));
  return lines.map(([type, name]) => `  ${type.padEnd(width)}  ${name}`).join('\n');
}

/** What the server saw of the calls. */
export function callTable(statistics: Readonly<Record<string, ActionStatistics>>, qps: number): string {
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
