import { describe, expect, test } from 'vitest';
import { isExpected, readDiagnostics } from '../../../tools/compile/diagnostics';

const OUTPUT = `warning JSII6: A "peerDependency" on "constructs" at "^10.4.2" means you should take a "devDependency" [metadata/missing-dev-dependency]
src/provider-alicloud/fcv3-function/index.ts:219:14 - warning JSII5018: "params" is a reserved word in C#. [language-compatibility/reserved-word]

219   public get params() {
                 ~~~~~~
src/media-selection.ts:12:3 - warning JSII5018: "object" is a reserved word in C#. [language-compatibility/reserved-word]

12   readonly object?: string;
              ~~~~~~

src/job/limits.ts:71:17 - error TS2550: Property 'hasOwn' does not exist on type 'ObjectConstructor'.
Errors: 1 | Warnings: 3 | Time: 5.25s`;

describe('what jsii says', () => {
  test('is read with its category, code, file and quoted source', () => {
    expect(readDiagnostics(OUTPUT).map(({ category, code, file }) => [category, code, file])).toEqual([
      ['warning', 'JSII6', undefined],
      ['warning', 'JSII5018', 'src/provider-alicloud/fcv3-function/index.ts'],
      ['warning', 'JSII5018', 'src/media-selection.ts'],
      ['error', 'TS2550', 'src/job/limits.ts'],
    ]);
    expect(readDiagnostics(OUTPUT)[2].text).toContain('12   readonly object?: string;\n              ~~~~~~');
  });

  test('fails the build for a reserved word outside the bindings, and for every error', () => {
    const unexpected = readDiagnostics(OUTPUT).filter((diagnostic) => !isExpected(diagnostic));
    expect(unexpected.map(({ code, file }) => `${code} ${file}`)).toEqual(['JSII5018 src/media-selection.ts', 'TS2550 src/job/limits.ts']);
  });

  test('fails the build for any other warning, in the bindings too', () => {
    const [diagnostic] = readDiagnostics('src/provider-alicloud/index.ts:1:1 - warning JSII5019: something new [language-compatibility/x]');
    expect(isExpected(diagnostic)).toBe(false);
  });

  test('reads paths as Windows prints them', () => {
    const [diagnostic] = readDiagnostics('src\\provider-alicloud\\fcv3-function\\index.ts:219:14 - warning JSII5018: "params" is a reserved word.');
    expect(isExpected(diagnostic)).toBe(true);
  });
});
