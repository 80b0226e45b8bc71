import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../cli/errors';
import { readOptions } from '../../../tools/demo/options';

describe('options', () => {
  test('are all optional', () => {
    expect(readOptions([])).toEqual({ help: false, media: undefined, qps: undefined, queue: false });
  });

  test('are numbers within what an event and VOD take', () => {
    expect(readOptions(['--media', '3600', '--qps=50'])).toMatchObject({ media: 3600, qps: 50 });
  });

  test.each([
    [['--media', '0']],
    [['--media', '3601']],
    [['--media', '1.5']],
    [['--media', 'many']],
    [['--qps', '51']],
    [['--qps', '-1']],
    [['--media', '3', '--queue']],
    [['--fast']],
    [['3000']],
  ])('%j is refused', (args) => {
    expect(() => readOptions(args)).toThrow(UsageError);
  });
});
