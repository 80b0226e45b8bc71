import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseJson } from '../../handler/json';
import type { Report } from '../../handler/report';
import type { CommandContext } from '../command-context';
import { RefusedError } from '../errors';
import type { ReportOptions } from '../options';
import { showReport } from '../terminal/report';
import { terminalOutput } from '../terminal/terminal-output';

/**
 * Shows reports.
 *
 * @throws RefusedError where there is none.
 */
export async function report({ file, json }: ReportOptions, { stdin, stdout, environment }: CommandContext): Promise<number> {
  const reports = reportsIn(file === '-' ? await text(stdin) : read(file));
  if (reports.length === 0) {
    throw new RefusedError(
      `${file === '-' ? 'Standard input' : file} holds no report: a JSON object with outcome and counts, as a run answers or logs it.`,
    );
  }
  if (json) {
    reports.forEach((one) => stdout.write(`${JSON.stringify(one)}\n`));
    return 0;
  }
  const output = terminalOutput(stdout, environment);
  reports.forEach((one, index) => {
    if (index > 0) {
      output.line();
    }
    showReport(output, one);
  });
  return 0;
}

/** The reports of a text: it is one, or holds one in some of its lines. */
function reportsIn(content: string): Report[] {
  const whole = asReport(content);
  return whole ? [whole] : content.split('\n').flatMap((line) => asReport(line) ?? []);
}

function asReport(content: string): Report | undefined {
  const value = parseJson(content);
  return isReport(value) ? value : undefined;
}

function isReport(value: unknown): value is Report {
  const { outcome, counts, urls, calls, jobIds, notSubmitted, possibleDuplicates, hints } = (value ?? {}) as Partial<Report>;
  return (
    ['ok', 'partial', 'failed'].includes(outcome as string) &&
    [counts, urls, calls, possibleDuplicates].every((part) => typeof part === 'object' && part !== null) &&
    [jobIds, notSubmitted, hints, possibleDuplicates?.mediaIds].every(Array.isArray)
  );
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new RefusedError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
