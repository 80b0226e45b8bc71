/** What a user needs and must find in the package. */
const REQUIRED = [
  '.jsii',
  'API.md',
  'LICENSE',
  'README.md',
  'assets/THIRD-PARTY-LICENSES.txt',
  'assets/handler.zip',
  'assets/media-prefetch.js',
  'lib/index.d.ts',
  'lib/index.js',
  'package.json',
  'schema/job.schema.json',
];

/** What jsii compiles: code and types, without maps or build state. */
const COMPILED = /^lib\/.+\.(js|d\.ts)$/;

/** What is wrong with a package's list of files: one line for each file that is missing or superfluous. */
export function contentProblems(paths: readonly string[]): string[] {
  const missing = REQUIRED.filter((path) => !paths.includes(path)).map((path) => `missing: ${path}`);
  const superfluous = paths.filter((path) => !REQUIRED.includes(path) && !COMPILED.test(path)).map((path) => `superfluous: ${path}`);
  return [...missing, ...superfluous];
}

/** The first whole TypeScript program of a Markdown text: the first block that synthesizes. */
export function firstProgram(markdown: string): string {
  const blocks = [...markdown.replaceAll('\r\n', '\n').matchAll(/^```(?:ts|typescript)[^\n]*\n(?<code>[\s\S]*?)^```$/gm)];
  const program = blocks.map(({ groups }) => groups!.code).find((code) => code.includes('.synth()'));
  if (!program) {
    throw new Error(`None of ${blocks.length} TypeScript blocks is a whole program: one that calls synth().`);
  }
  return program;
}
