import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Report } from '../../handler/report';
import type { CommandContext } from '../command-context';
import { RefusedError } from '../errors';
import type { ReportOptions } from '../options';
import { isReport } from '../output/is-report';
import { readableJson } from '../output/read-file';
import { showReport } from '../terminal/report';

/**
 * Shows reports.
 *
 * @throws RefusedError where there is none.
 */
export async function report({ file, json }: ReportOptions, { stdin, stdout }: CommandContext): Promise<number> {
  const reports = reportsIn(file === '-' ? await text(stdin) : read(file));
  if (reports.length === 0) {
    throw new RefusedError(
      `${file === '-' ? 'Standard input' : file} holds no report: a JSON object with outcome and counts, as a run answers or logs it.`,
    );
  }
  if (json) {
    reports.forEach((one) => stdout.json(one));
    return 0;
  }
  reports.forEach((one, index) => {
    if (index > 0) {
      stdout.line();
    }
    showReport(stdout, one);
  });
  return 0;
}

/** The reports of a text: it is one, or holds one in some of its lines. */
function reportsIn(content: string): Report[] {
  const whole = asReport(content);
  return whole ? [whole] : content.split('\n').flatMap((line) => asReport(line) ?? []);
}

function asReport(content: string): Report | undefined {
  const value = readableJson(content);
  return isReport(value) ? value : undefined;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new RefusedError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
