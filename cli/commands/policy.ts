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
import { terminalOutput } from '../terminal/terminal-output';

/**
 * Prints what the deployer of an output may do, as RAM policies, and the commands for what Terraform does not do.
 *
 * @throws RefusedError where there is nothing to deploy, no such stack, or a name that would widen the policy.
 */
export function policy(options: PolicyOptions, { stdout, stderr, environment }: CommandContext): number {
  const all = readSynthesized(options.folder).map(({ name, document }) => new StackDocument(name, document));
  const stacks = options.stack === undefined ? all : all.filter(({ name }) => name === options.stack);
  if (stacks.length === 0) {
    throw new RefusedError(`There is no stack ${options.stack ?? ''}. Name one of: ${all.map(({ name }) => asciiOf(name)).join(', ')}`);
  }
  const names = new Names(all, options.account);
  const { documents, caller, notes } = deployerPolicy(stacks, names);
  const commands = [...policyCommands(commandLine(options), { documents, caller }), ...setupCommands(stacks, names)];
  const output = terminalOutput(stdout, environment);
  if (options.json) {
    output.line(JSON.stringify({ documents, caller, notes, commands }, undefined, 2));
    return 0;
  }
  [...documents, ...caller].forEach((document) => output.line(policyText(document)));
  const beside = terminalOutput(stderr, environment);
  [...notes.map((note) => `# ${note}`), ...commands].forEach((line) => beside.line(line));
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
