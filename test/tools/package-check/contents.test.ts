import { describe, expect, test } from 'vitest';
import { contentProblems, firstProgram } from '../../../tools/package-check/contents';

const WHOLE = [
  '.jsii',
  'API.md',
  'LICENSE',
  'README.md',
  'assets/THIRD-PARTY-LICENSES.txt',
  'assets/handler.zip',
  'assets/media-prefetch.js',
  'lib/index.d.ts',
  'lib/index.js',
  'lib/job/limits.js',
  'package.json',
  'schema/job.schema.json',
];

describe('the content of the package', () => {
  test('is right with what a user needs and nothing else', () => {
    expect(contentProblems(WHOLE)).toEqual([]);
  });

  test.each(['.jsii', 'assets/handler.zip', 'assets/media-prefetch.js', 'API.md', 'lib/index.d.ts'])('is wrong without %s', (path) => {
    expect(contentProblems(WHOLE.filter((other) => other !== path))).toEqual([`missing: ${path}`]);
  });

  test.each(['lib/tsconfig.tsbuildinfo', 'lib/index.js.map', 'src/index.ts', 'test/a.test.ts', '.env'])('is wrong with %s', (path) => {
    expect(contentProblems([...WHOLE, path])).toEqual([`superfluous: ${path}`]);
  });
});

describe("the README's program", () => {
  test('is the first block that synthesizes', () => {
    const markdown =
      '# Title\n```ts\nconst part = 1;\n```\ntext\n```bash\napp.synth()\n```\n```ts\nfirst();\napp.synth();\n```\n```ts\nsecond.synth();\n```\n';
    expect(firstProgram(markdown)).toBe('first();\napp.synth();\n');
  });

  test('is missed where no block synthesizes', () => {
    expect(() => firstProgram('```ts\nconst part = 1;\n```\n')).toThrow('None of 1 TypeScript blocks');
  });
});
