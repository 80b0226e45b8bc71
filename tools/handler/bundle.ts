import { resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles a module and all it imports into one CommonJS file for Node.js 20.
 *
 * The bytes depend on the sources alone: paths are taken relative to `root`, and minified code holds none of them.
 *
 * @param entry the module, relative to `root`
 * @param alias modules to take another in place of, by name
 * @returns the code, and the absolute paths of the files whose code is in it.
 * @throws Error where a module is missing, or esbuild has as much as a warning.
 */
export async function bundle(entry: string, root: string, alias: Record<string, string> = {}) {
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    alias,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    treeShaking: true,
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: false,
    metafile: true,
    write: false,
    outfile: 'index.js',
    logLevel: 'silent',
  });
  if (result.warnings.length > 0) {
    throw new Error(result.warnings.map(({ text, location }) => `${location?.file}:${location?.line}: ${text}`).join('\n'));
  }
  const [output] = Object.values(result.metafile.outputs);
  const used = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { code: result.outputFiles[0].contents, inputs: used.map(([path]) => resolve(root, path)).sort() };
}
