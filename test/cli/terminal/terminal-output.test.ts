import { PassThrough } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { number, terminalOutput, wrap, type TerminalOutput } from '../../../cli/terminal/terminal-output';
import { redactorOf } from '../../../handler/redact';

/** What is written to a stream of 80 columns. */
function written(
  write: (output: TerminalOutput) => void,
  isTTY = false,
  environment: Record<string, string> = {},
  redact?: (text: string) => string,
): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  write(terminalOutput(stream, environment, redact));
  return ((stream.read() as Buffer | null) ?? '').toString();
}

describe('terminal output', () => {
  test('has colour on a terminal only, and not where it is unwanted', () => {
    const good = (isTTY: boolean, environment: Record<string, string>) => written(({ line, good: style }) => line(style('yes')), isTTY, environment);

    expect(good(true, {})).toBe('\u001b[32myes\u001b[39m\n');
    expect(good(false, {})).toBe('yes\n');
    expect(good(true, { NO_COLOR: '1' })).toBe('yes\n');
    expect(good(true, { TERM: 'dumb' })).toBe('yes\n');
  });

  test('breaks lines at blanks', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('unbreakable text', 5)).toEqual(['unbreakable', 'text']);
    expect(wrap('unbreakable text', 5, true)).toEqual(['unbre', 'akabl', 'e', 'text']);
    expect(wrap('媒体资源', 5, true)).toEqual(['媒体', '资源']);
  });

  test('writes numbers the same way everywhere', () => {
    expect(number(1234.5)).toBe('1,235');
    expect(number(1234.5, 2)).toBe('1,234.50');
  });
});

// What a terminal may act on: control characters, marks of direction, separators, and the sequences that they begin.
const HOSTILE = [
  ...['\u001b[2J', '\u001b]0;title\u0007', '\u001b]8;;https://evil.example\u001b\\', '\u001bP+q544e\u001b\\', '\u009b31m', '\u001b[?25l', '\u001bc'],
  ...['\u0000', '\u0007', '\b', '\u000b', '\u000c', '\r', '\n', '\u007f', '\u0085', '\u0090', '\u009d'],
  ...['\u202e', '\u2066', '\u2069', '\u200e', '\u061c', '\u2028', '\u2029', '\u200b', '\ufeff', '\u00ad', '\u{e0041}', '\ud800', '\udc00'],
];

const ACTED_ON = /[\u0000-\u001f\u007f-\u009f]|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u;

describe('foreign text', () => {
  const hostile = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
  const writers: [string, (output: TerminalOutput, text: string) => void][] = [
    ['line', ({ line, strong }, text) => line(text, strong(text))],
    ['title', ({ title }, text) => title(text)],
    ['entry', ({ entry }, text) => entry(text, text)],
    ['message', ({ message }, text) => message(text)],
    ['block', ({ block }, text) => block(text)],
    ['json', ({ json }, text) => json({ [text]: text })],
  ];

  test.each(writers)('reaches no terminal by %s', (_, write) => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, isTTY) => {
        for (const line of written((output) => write(output, text), isTTY, { NO_COLOR: '1' }).split('\n')) {
          expect(line).not.toMatch(ACTED_ON);
        }
      }),
    );
  });

  test('is the same value to whoever parses the JSON', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(JSON.parse(written(({ json }) => json([text])))).toEqual([text]);
      }),
    );
  });

  test('is shown, where it is harmless', () => {
    expect(written(({ line }) => line('媒体 é ñ 1,5 € │ ● 🎬'))).toBe('媒体 é ñ 1,5 € │ ● 🎬\n');
  });

  test('has no line of its own on a terminal: neither by line breaks nor by its length', () => {
    const fake = `x\nhttps://vod.cn-shanghai.aliyuncs.com\r\n${'x'.repeat(80)}https://vod.cn-shanghai.aliyuncs.com`;
    for (const write of [
      (output: TerminalOutput) => output.line(fake),
      (output: TerminalOutput) => output.message(fake),
      (output: TerminalOutput) => output.entry('region', fake),
    ]) {
      expect(
        written(write, true)
          .split('\n')
          .filter((line) => line.startsWith('https') || line.length > 80),
      ).toEqual([]);
    }
  });

  test('stands apart from its label, however long that is', () => {
    const labels = ['x', 'selectionError', 'aFieldOfALaterRelease', 'x'.repeat(100)];
    const shown = written(({ entry }) => labels.forEach((label) => entry(label, 'text')));

    expect(shown.split('\n').slice(0, 3)).toEqual(['  x              text', '  selectionError text', '  aFieldOfALaterRelease text']);
    expect(shown).not.toMatch(/\S\(?more characters\)text/);
    expect(shown.trimEnd().endsWith(' text')).toBe(true);
  });

  test('is cut', () => {
    const shown = written(({ line }) => line('x'.repeat(1_000_000)));

    expect(shown.length).toBeLessThan(5_000);
    expect(shown).toContain('(996000 more characters)');
  });

  test('holds no secret, whole or in parts that a terminal would join', () => {
    const redact = redactorOf([{ accessKeyId: 'LTAI5tExample', accessKeySecret: 'secret+/=value', securityToken: 'CAIS"token"' }]);
    const write = (text: string) => (output: TerminalOutput) => {
      output.line(text, output.strong(text));
      output.entry('x', text);
      output.json({ text });
      output.line(`${'x'.repeat(3_995)}${text}`);
    };
    for (const secret of ['LTAI5tExample', 'secret+/=value', 'CAIS"token"']) {
      for (const text of [secret, `${secret.slice(0, 4)}\u001b[0m${secret.slice(4)}`, encodeURIComponent(secret), JSON.stringify([secret])]) {
        const shown = written(write(text), false, {}, redact);

        expect(shown).toContain('[redacted]');
        expect(shown).not.toContain(secret);
        expect(shown).not.toContain(encodeURIComponent(secret));
        expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
        expect(shown).not.toContain(secret.slice(0, 5));
      }
    }
  });
});
