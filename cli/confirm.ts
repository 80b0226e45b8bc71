import { createInterface } from 'node:readline';
import type { Surroundings } from './surroundings';

/** Asks on the terminal; only `y` and `yes` agree, the end of the input does not. */
export function confirm(question: string, { stdin, stderr }: Pick<Surroundings, 'stdin' | 'stderr'>): Promise<boolean> {
  return new Promise((resolve) => {
    const terminal = createInterface({ input: stdin, output: stderr });
    terminal.once('close', () => resolve(false));
    terminal.question(`${question} [y/N] `, (answer) => {
      resolve(/^\s*y(es)?\s*$/i.test(answer));
      terminal.close();
    });
  });
}
