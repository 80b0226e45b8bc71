import { statSync } from 'node:fs';
import { inProject } from '../common/paths';
import { unpack } from '../demo/function';
import type { Line } from './line';
import { compare, median } from './pairs';
import { evaluate } from './processes';

const MOST_BYTES = 200_000;

/** The age of the process once it has loaded what it was told to, and its memory. */
const LOAD = `
  if (process.argv[1]) require(process.argv[1]);
  console.log(JSON.stringify({ milliseconds: performance.now(), bytes: process.memoryUsage.rss() }));
`;

interface Loaded {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** The handler's zip: its size, and what a cold start pays for it beyond Node.js itself. */
export async function* benchZip(): AsyncGenerator<Line> {
  const zip = inProject('assets', 'handler.zip');
  const { size } = statSync(zip);
  yield {
    what: "the handler's zip",
    ours: `${size.toLocaleString('en-US')} bytes`,
    theirs: '',
    figure: `${(size / 1000).toFixed(1)} KB`,
    target: `at most ${MOST_BYTES / 1000} KB`,
    met: size <= MOST_BYTES,
  };
  const module = unpack(zip, 'index.handler', inProject('build', 'bench', 'function'));
  const memory = { handler: [] as number[], bare: [] as number[] };
  const load =
    (side: keyof typeof memory, ...modules: readonly string[]) =>
    async () => {
      const { milliseconds, bytes } = await evaluate<Loaded>(LOAD, ...modules);
      memory[side].push(bytes / 2 ** 20);
      return milliseconds;
    };
  const { first, second } = await compare(load('handler', module), load('bare'));
  yield {
    what: "the handler's load time",
    ours: `${first.toFixed(0)} ms`,
    theirs: `${second.toFixed(0)} ms (bare node)`,
    figure: `${(first - second).toFixed(0)} ms more`,
  };
  const [handler, bare] = [median(memory.handler), median(memory.bare)];
  yield {
    what: "the handler's base memory",
    ours: `${handler.toFixed(0)} MB`,
    theirs: `${bare.toFixed(0)} MB (bare node)`,
    figure: `${(handler - bare).toFixed(0)} MB more`,
  };
}
