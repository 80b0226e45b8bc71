import { expect, test } from 'vitest';
import { cut, plain } from '../../src/job/plain-text';

test.each([
  ['a colour of a terminal', '\u001b[31mred\u001b[0m', '[31mred[0m'],
  ['a control character of eight bits', 'a\u009bb', 'ab'],
  ['line breaks', 'one\r\ntwo\u2028three\tfour', 'one two three four'],
  ['a turned direction', 'abc\u202egpj.exe', 'abcgpj.exe'],
  ['half a character', 'a\ud83dz', 'az'],
  ['other scripts, and characters of two halves', '预热 é 👩‍👩‍👧', '预热 é 👩‍👩‍👧'],
])('a plain text is without what repaints a terminal: %s', (_, text, shown) => {
  expect(plain(text)).toBe(shown);
});

test('a text that is cut says how long it was, and is as long as allowed', () => {
  expect(cut('x'.repeat(50), 50)).toBe('x'.repeat(50));
  expect(cut('x'.repeat(51), 50)).toBe(`${'x'.repeat(31)}... (51 characters)`);
  expect(cut('x'.repeat(51), 50)).toHaveLength(50);
  expect(cut(cut('x'.repeat(5_000), 50), 50)).toBe(cut('x'.repeat(5_000), 50));
  // No half of a character is left at the end.
  expect(cut('👍'.repeat(100), 40)).not.toMatch(/\p{Cs}/u);
});
