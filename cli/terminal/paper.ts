/** Columns of what is written. */
export const WIDTH = 100;

/** Where a command writes, and what may be used there. */
export interface Paper {
  /** Whether a bar may be redrawn in place. */
  readonly terminal: boolean;
  readonly stream: NodeJS.WritableStream;
  readonly line: (text?: string) => void;
  /** A section's title. */
  readonly title: (text: string) => void;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** Writes to a stream; colours on a terminal only, and not where `NO_COLOR` is set to anything but an empty text. */
export function paperOn(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Paper {
  const terminal = stream.isTTY === true && environment.TERM !== 'dumb';
  const colours = terminal && !environment.NO_COLOR;
  const style = (on: number, off: number) => (text: string) => (colours ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  const strong = style(1, 22);
  const line = (text = '') => void stream.write(`${text}\n`);
  return {
    terminal,
    stream,
    line,
    title: (text) => line(`\n${strong(text)}`),
    strong,
    faint: style(2, 22),
    good: style(32, 39),
    bad: style(31, 39),
  };
}

/** A number with commas between thousands, whatever the machine's locale; decimals as many as wanted. */
export function number(value: number, decimals = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A word with its number: 1 call, 2 calls. */
export function counted(count: number, word: string): string {
  return `${number(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** Breaks a text into lines of at most the given width, at its blanks. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
