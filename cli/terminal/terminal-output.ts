import stringWidth from 'string-width';
import { printable, printableJson } from './printable';

/** Columns of what is written, at most, and where the terminal's own are not known. */
export const WIDTH = 100;

/** Columns of an entry's label, and before it. */
const LABEL = 15;
const INDENT = 2;

/** Characters of a label at most: a report of a later release may have longer names of fields than this one. */
const MOST_OF_LABEL = 40;

/** A text in a style, on a terminal that has styles. */
class Styled {
  constructor(
    readonly text: string,
    readonly on: number,
    readonly off: number,
  ) {}
}

/** A part of a line. */
export type Text = Styled | string;

/** A stream that may be a terminal. */
export type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Where a command writes. */
export type TerminalOutput = ReturnType<typeof terminalOutput>;

/**
 * Writes to a stream; colours on a terminal only, and not where `NO_COLOR` is set to anything but an empty text.
 *
 * The only way of texts to a terminal: whatever they hold, it only shows them.
 *
 * @param redact replaces what must not be shown
 */
export function terminalOutput(
  stream: OutputStream,
  environment: Readonly<Record<string, string | undefined>>,
  redact: (text: string) => string = (text) => text,
) {
  const interactive = stream.isTTY === true && environment.TERM !== 'dumb';
  const colours = interactive && !environment.NO_COLOR;
  const style = (on: number, off: number) => (text: string) => new Styled(text, on, off);
  const strong = style(1, 22);
  // Twice: an escape sequence that is taken out may have stood within a secret, and a cut would leave the half of one.
  const clean = (text: string) => redact(printable(redact(text)));
  const rendered = (part: Text) => {
    if (typeof part === 'string') {
      return clean(part);
    }
    return colours ? `\u001b[${part.on}m${clean(part.text)}\u001b[${part.off}m` : clean(part.text);
  };
  const columns = () => Math.max(LABEL + INDENT + 20, stream.columns || WIDTH);
  const line = (...parts: readonly Text[]) => {
    const plain = clean(parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''));
    if (!interactive || stringWidth(plain) <= columns()) {
      stream.write(`${parts.map(rendered).join('')}\n`);
      return;
    }
    // Broken here: what the terminal breaks goes on in its first column, as if it were a line of its own.
    wrap(plain, columns() - INDENT, true).forEach((part, index) => stream.write(`${index === 0 ? '' : ' '.repeat(INDENT)}${part}\n`));
  };
  return {
    /** Whether a bar may be redrawn in place. */
    interactive,
    /** Whether somebody may read it now. */
    isTerminal: stream.isTTY === true,
    /** For what draws by itself, and never for foreign text. */
    stream,
    line,
    /** Writes a text of several lines. No other than the first can be taken for the beginning of a message. */
    message: (text: string) =>
      text.split('\n').forEach((part, index) => line(index === 0 || part === '' || part.startsWith('  ') ? part : `  ${part}`)),
    /** Writes what is laid out already: a table, a page of help. */
    block: (text: string) => text.split('\n').forEach((part) => line(part)),
    /** Writes a value as JSON on one line. */
    json: (value: unknown) => void stream.write(`${redact(printableJson(value))}\n`),
    /** Writes a section's title. */
    title: (text: string) => {
      line();
      line(strong(text));
    },
    /** Writes a text beside its label, broken where it is too long. */
    entry: (label: string, text: string) =>
      wrap(clean(text), Math.min(WIDTH, columns()) - LABEL - INDENT, interactive).forEach((part, index) =>
        line(' '.repeat(INDENT), index === 0 ? labelled(label) : ' '.repeat(LABEL), part),
      ),
    strong,
    faint: style(2, 22),
    good: style(32, 39),
    bad: style(31, 39),
  };
}

/** A label, and the space before its text. */
function labelled(label: string): string {
  return `${printable(label, MOST_OF_LABEL)} `.padEnd(LABEL);
}

/** A number with commas between thousands, whatever the machine's locale; decimals as many as wanted. */
export function number(value: number, decimals = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A word with its number: 1 call, 2 calls. */
export function counted(count: number, word: string): string {
  return `${number(count)} ${word}${count === 1 ? '' : 's'}`;
}

/**
 * Breaks a text into lines of at most the given columns, at its blanks.
 *
 * @param breakWords whether a word that is longer is broken as well
 */
export function wrap(text: string, width: number, breakWords = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((each) => (breakWords ? pieces(each, width) : [each]))) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(last) + 1 + stringWidth(word) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

function pieces(word: string, width: number): string[] {
  if (stringWidth(word) <= width) {
    return [word];
  }
  const parts = [''];
  let used = 0;
  for (const character of word) {
    const columns = stringWidth(character);
    if (used + columns > width) {
      parts.push('');
      used = 0;
    }
    parts[parts.length - 1] += character;
    used += columns;
  }
  return parts;
}
