import { build } from 'esbuild';
import { ROOT } from '../common/paths';

/**
 * Makes a plain Node.js program of a TypeScript module, so that what is measured or shown runs without a loader around it.
 *
 * Packages stay outside; so does whatever `alias` names.
 *
 * @param alias absolute paths by the names that the module imports.
 */
export async function makeProgram(entry: string, outfile: string, alias: Readonly<Record<string, string>> = {}): Promise<string> {
  await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'silent',
    outfile,
    plugins: [
      {
        name: 'outside',
        setup: (build) => {
          // A package's name is no path: it starts with neither a dot nor a slash nor a drive.
          build.onResolve({ filter: /^[^./\\]/ }, ({ path, kind }) =>
            kind === 'entry-point' ? undefined : { path: alias[path] ?? path, external: true },
          );
        },
      },
    ],
  });
  return outfile;
}
