import { describe, expect, test } from 'vitest';
import { number, terminalOutput, wrap } from '../../../cli/terminal/terminal-output';

describe('terminal output', () => {
  const written = (isTTY: boolean, environment: Record<string, string>) => terminalOutput({ isTTY } as NodeJS.WriteStream, environment);

  test('has colour on a terminal only, and not where it is unwanted', () => {
    expect(written(true, {}).good('yes')).toBe('\u001b[32myes\u001b[39m');
    expect(written(false, {}).good('yes')).toBe('yes');
    expect(written(true, { NO_COLOR: '1' }).good('yes')).toBe('yes');
    expect(written(true, { TERM: 'dumb' }).good('yes')).toBe('yes');
  });

  test('breaks lines at blanks', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('unbreakable text', 5)).toEqual(['unbreakable', 'text']);
  });

  test('writes numbers the same way everywhere', () => {
    expect(number(1234.5)).toBe('1,235');
    expect(number(1234.5, 2)).toBe('1,234.50');
  });
});
