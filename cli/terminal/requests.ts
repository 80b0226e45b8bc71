import Table from 'cli-table3';
import type { Report } from '../../handler/report';
import { indent, PLAIN } from './count-table';
import { printable } from './printable';
import { counted, type TerminalOutput } from './terminal-output';

/** Characters of a cell, so that a row fits on a line. */
const CELL = 36;

/** Shows the calls that a dry run would have made: what differs between them as a table, what they share below. */
export function showRequests(output: TerminalOutput, { total, first }: NonNullable<Report['requests']>): void {
  const table = new Table({ head: ['request', 'TaskType', 'media', 'MediaIds'], colAligns: ['right', 'left', 'right', 'left'], style: PLAIN });
  first.forEach(({ TaskType, MediaIds }, index) => {
    const ids = textOf(MediaIds).split(',');
    table.push([String(index + 1), cell(TaskType), String(ids.length), cell(ids.length === 1 ? ids[0] : `${ids[0]}, …`)]);
  });
  output.block(indent(table.toString()));
  output.entry('requests', `${counted(total, 'request')} in all${first.length < total ? `, the first ${first.length} are shown` : ''}`);
  const shared = Object.entries(first[0] ?? {}).filter(([name]) => name !== 'TaskType' && name !== 'MediaIds');
  output.entry('parameters', shared.length === 0 ? 'no others' : shared.map(([name, value]) => `${name}=${textOf(value)}`).join('  '));
}

/** A value in a table: laid out before it is written, so that it must be harmless before. */
function cell(value: unknown): string {
  return printable(textOf(value), CELL);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
