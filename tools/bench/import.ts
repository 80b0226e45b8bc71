import { compiledLibrary } from './library';
import { compare, printedNumber, ratioRow, type Row } from './measure';

const MOST_RATIO = 1.2;

/** Prints the CPU time of one import, all threads, in milliseconds. */
const IMPORT = `
  const before = process.cpuUsage();
  require(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);
`;

/** Compares the import of the compiled library, which imports cdktf, with that of cdktf alone. */
export async function benchImport(): Promise<Row[]> {
  const library = compiledLibrary();
  const cost = (module: string) => () => printedNumber('-e', IMPORT, module);
  return [ratioRow('import, CPU time', 'cdktf alone', await compare(cost(library), cost(require.resolve('cdktf'))), MOST_RATIO)];
}
