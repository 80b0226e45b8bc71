import type { Line } from './line';
import { compare } from './pairs';
import { evaluate } from './processes';

const MOST_RATIO = 1.35;

/** CPU time of one import in a fresh process, all threads. */
const IMPORT = `
  const before = process.cpuUsage();
  require(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify((user + system) / 1000));
`;

/** The import of the compiled library, which brings cdktf along, against that of cdktf alone. */
export async function* benchImport(library: string): AsyncGenerator<Line> {
  const cost = (module: string) => () => evaluate<number>(IMPORT, module);
  const { first, second, ratio, least, most } = await compare(cost(library), cost(require.resolve('cdktf')));
  yield {
    what: 'import, CPU time',
    ours: `${first.toFixed(0)} ms`,
    theirs: `${second.toFixed(0)} ms (cdktf alone)`,
    figure: `${ratio.toFixed(2)} times (${least.toFixed(2)} to ${most.toFixed(2)})`,
    target: `at most ${MOST_RATIO}`,
    met: ratio <= MOST_RATIO,
  };
}
