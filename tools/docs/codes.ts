import { readFileSync } from 'node:fs';
import { CODE_CLASSES, UNKNOWN_CODES, VOD_CODES } from '../../handler/vod-codes';
import { inProject } from '../common/paths';
import { replaced } from './marks';

/** The runbook, with the tables that follow from the function's table of codes. */
export function runbook(): string {
  const text = readFileSync(inProject('docs', 'runbook.md'), 'utf8');
  return replaced(replaced(text, 'classes', classTable()), 'codes', codeTable());
}

function classTable(): string[] {
  return ['| class | what the run does |', '|---|---|', ...Object.entries(CODE_CLASSES).map(([name, does]) => `| \`${name}\` | ${does} |`)];
}

function codeTable(): string[] {
  return [
    '| code | class | what it means | what to do |',
    '|---|---|---|---|',
    ...VOD_CODES.map((row) => `| ${row.codes.map((code) => `\`${code}\``).join(', ')} | ${row.class} | ${row.meaning} | ${row.step} |`),
    ...UNKNOWN_CODES.map((row) => `| any other, ${row.status} | ${row.class} | | the log line has VOD's own text |`),
  ];
}
