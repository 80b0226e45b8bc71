import Table from 'cli-table3';
import type { Report } from '../../handler/report';
import { counted, number } from './terminal-output';

/** A table's look: no colours of its own. */
export const PLAIN = { head: [], border: [], compact: true };

/** How the media of a run were accounted for. */
export function countTable({ counts, possibleDuplicates, unconfirmed }: Report): string {
  const table = new Table({ head: ['media', 'count', ''], colAligns: ['left', 'right', 'left'], style: PLAIN });
  const { selected, duplicates, submitted, nonexistent, forbidden, failed, skipped } = counts;
  const confirmed = unconfirmed === 0 ? 'each confirmed by its job' : `${number(unconfirmed)} of them unconfirmed`;
  const twice = possibleDuplicates.total === 0 ? '' : `, ${number(possibleDuplicates.total)} perhaps twice`;
  table.push(
    ['submitted', number(submitted), submitted === 0 ? '' : `${confirmed}${twice}`],
    ['nonexistent', number(nonexistent), 'VOD does not know them'],
    ['forbidden', number(forbidden), 'VOD does not let this role touch them'],
    ['failed', number(failed), 'VOD refused them'],
    ['skipped', number(skipped), 'nothing was done about them'],
    ['selected', number(selected), `the sum; ${counted(duplicates, 'repeat')} dropped before`],
  );
  return table.toString();
}

/** A table's lines, moved to the right as everything below a title is. */
export function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
