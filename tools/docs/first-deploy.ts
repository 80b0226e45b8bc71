import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { readSynthesized } from '../../cli/output/synthesized';
import { deployerPolicy } from '../../cli/policy/deployer-policy';
import { policyText } from '../../cli/policy/documents';
import { Names } from '../../cli/policy/names';
import { setupCommands } from '../../cli/policy/setup-commands';
import { StackDocument } from '../../cli/policy/stack-document';
import { inProject } from '../common/paths';
import { runProgram } from '../examples/synthesize';
import { buildHandler } from '../handler/build';
import { replaced } from './marks';

const FOLDER = 'build/docs/readme-example';

/** The page of the first deploy, with the policy and the commands for the README's example. */
export async function firstDeploy(): Promise<string> {
  const file = inProject('docs', 'first-deploy.md');
  const stacks = await readmeStacks();
  const names = new Names(stacks, undefined);
  const options = await resolveConfig(file);
  const policies = deployerPolicy(stacks, names).documents.map((document) =>
    format(policyText(document), { ...options, printWidth: 120, parser: 'json' }),
  );
  const text = replaced(readFileSync(file, 'utf8'), 'setup', block('sh', setupCommands(stacks, names).join('\n')));
  return replaced(
    text,
    'policy',
    (await Promise.all(policies)).flatMap((policy) => block('json', policy.trimEnd())),
  );
}

function block(language: string, text: string): string[] {
  return [`\`\`\`${language}`, text, '```'];
}

/** The stacks of the README's first example, synthesized as its reader would. */
export async function readmeStacks(): Promise<StackDocument[]> {
  const example = /^```ts nofixture\n(?<code>.*?)^```/ms.exec(readFileSync(inProject('README.md'), 'utf8'))?.groups?.code;
  if (example === undefined) {
    throw new Error('The README has no example of a whole app.');
  }
  await buildHandler();
  mkdirSync(inProject(FOLDER), { recursive: true });
  writeFileSync(inProject(FOLDER, 'main.ts'), example);
  await runProgram(`${FOLDER}/main.ts`, { environment: { CDKTF_OUTDIR: `${FOLDER}/cdktf.out` } });
  return readSynthesized(inProject(FOLDER, 'cdktf.out')).map(({ name, document }) => new StackDocument(name, document));
}
