import type { CommandContext } from '../command-context';
import { RefusedError } from '../errors';
import type { PolicyOptions } from '../options';
import { readSynthesized } from '../output/synthesized';
import { deployerPolicy } from '../policy/deployer-policy';
import { policyText } from '../policy/documents';
import { asciiOf, Names } from '../policy/names';
import { policyCommands, setupCommands } from '../policy/setup-commands';
import { StackDocument } from '../policy/stack-document';
import { shellWord } from '../shell-word';

/**
 * Prints what the deployer of an output may do, as RAM policies, and the commands for what Terraform does not do.
 *
 * @throws RefusedError where there is nothing to deploy, no such stack, or a name that would widen the policy.
 */
export function policy(options: PolicyOptions, { stdout, stderr }: CommandContext): number {
  const all = readSynthesized(options.folder).map(({ name, document }) => new StackDocument(name, document));
  const stacks = options.stack === undefined ? all : all.filter(({ name }) => name === options.stack);
  if (stacks.length === 0) {
    throw new RefusedError(`There is no stack ${options.stack ?? ''}. Name one of: ${all.map(({ name }) => asciiOf(name)).join(', ')}`);
  }
  const names = new Names(all, options.account);
  const { documents, caller, notes } = deployerPolicy(stacks, names);
  const commands = [...policyCommands(commandLine(options), { documents, caller }), ...setupCommands(stacks, names)];
  if (options.json) {
    stdout.json({ documents, caller, notes, commands });
    return 0;
  }
  [...documents, ...caller].forEach((document) => stdout.block(policyText(document)));
  [...notes.map((note) => `# ${note}`), ...commands].forEach((line) => stderr.line(line));
  return 0;
}

function commandLine({ folder, stack, account }: PolicyOptions): string {
  const words = [
    'npx',
    'media-prefetch',
    'policy',
    folder,
    ...(stack === undefined ? [] : [stack]),
    ...(account === undefined ? [] : ['--account', account]),
  ];
  return words.map(shellWord).join(' ');
}
