/** Columns of what is written. */
export const WIDTH = 100;

/** Columns of an entry's label. */
const LABEL = 14;

/** Where a command writes, and which styles may be used there. */
export type TerminalOutput = ReturnType<typeof terminalOutput>;

/** Writes to a stream; colours on a terminal only, and not where `NO_COLOR` is set to anything but an empty text. */
export function terminalOutput(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
) {
  const interactive = stream.isTTY === true && environment.TERM !== 'dumb';
  const colours = interactive && !environment.NO_COLOR;
  const style = (on: number, off: number) => (text: string) => (colours ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  const strong = style(1, 22);
  const line = (text = '') => void stream.write(`${text}\n`);
  return {
    /** Whether a bar may be redrawn in place. */
    interactive,
    stream,
    line,
    /** Writes a section's title. */
    title: (text: string) => line(`\n${strong(text)}`),
    /** Writes a text beside its label, broken where it is too long. */
    entry: (label: string, text: string) =>
      wrap(text, WIDTH - LABEL - 2).forEach((part, index) => line(`  ${(index === 0 ? label : '').padEnd(LABEL)}${part}`)),
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
