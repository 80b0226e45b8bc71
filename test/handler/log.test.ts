import { expect, test } from 'vitest';
import { Log } from '../../handler/log';
import type { Redactor } from '../../handler/redactor';
import { Tally } from '../../handler/tally';
import { mediaId } from './support/fixture';

const LINE = 32 * 1024;

/** A log, and the lines that it wrote. */
function logged(redactor?: Redactor) {
  const written: string[] = [];
  return { log: new Log((text) => written.push(text), redactor), written };
}

test('a line fits into one entry, whatever it holds', () => {
  const { log, written } = logged();
  log.line('odd', { text: '预'.repeat(40_000), reason: '"'.repeat(40_000), mediaIds: Array.from({ length: 9_000 }, () => '\\'.repeat(500)) });
  expect(Buffer.byteLength(written[0])).toBeLessThanOrEqual(LINE);
  expect(JSON.parse(written[0])).toMatchObject({ message: 'odd', text: expect.stringMatching(/^预+\.\.\. \(40000 characters\)$/) });
});

test('a line that fits is written as it is', () => {
  const { log, written } = logged();
  log.line('a call was not carried out', { code: 'InvalidParameter', text: 'The specified parameter "MediaIds" is not valid.' });
  expect(written).toEqual([
    '{"message":"a call was not carried out","code":"InvalidParameter","text":"The specified parameter \\"MediaIds\\" is not valid."}\n',
  ]);
});

test('a log ends before it is too much to be delivered, says so, and still holds the report', () => {
  const { log, written } = logged();
  const tally = new Tally(log, 'stack/nightly');
  for (let number = 0; number < 1_000_000; number++) {
    tally.notSubmitted('skipped', 'out of time', [mediaId(number)]);
  }
  tally.flush();
  log.report({ outcome: 'partial' });
  const bytes = written.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  expect(bytes).toBeLessThan(16 * 1024 * 1024 + 2 * LINE);
  const [last, leftOut] = [written.at(-1)!, JSON.parse(written.at(-2)!) as { message: string; total: number }];
  expect(last).toBe('{"outcome":"partial"}\n');
  expect(leftOut.message).toBe('lines left out of the log');
  expect(leftOut.total + written.length - 2).toBe(1_000_000 / 100 - 1);
});
