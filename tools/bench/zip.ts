import { statSync } from 'node:fs';
import { number } from '../../cli/terminal/terminal-output';
import { inProject } from '../common/paths';
import { unpack } from '../demo/function';
import { compare, printedNumber, type Row } from './measure';

const MOST_BYTES = 200_000;

/** Prints the age of the process in milliseconds, once it has loaded the given module. */
const LOAD = `
  if (process.argv[1]) require(process.argv[1]);
  console.log(performance.now());
`;

/** Measures the size of the handler's zip, and what a cold start pays for it beyond Node.js itself. */
export async function benchZip(): Promise<Row[]> {
  const zip = inProject('assets', 'handler.zip');
  const { size } = statSync(zip);
  const module = unpack(zip, 'index.handler', inProject('build', 'bench', 'function'));
  const { first, second } = await compare(
    () => printedNumber('-e', LOAD, module),
    () => printedNumber('-e', LOAD),
  );
  return [
    {
      what: "the handler's zip",
      measured: `${number(size)} bytes`,
      figure: `${(size / 1000).toFixed(1)} KB`,
      target: `at most ${MOST_BYTES / 1000} KB`,
      met: size <= MOST_BYTES,
    },
    {
      what: "the handler's load time",
      measured: `${first.toFixed(0)} ms`,
      against: `${second.toFixed(0)} ms (bare node)`,
      figure: `${(first - second).toFixed(0)} ms more`,
    },
  ];
}
