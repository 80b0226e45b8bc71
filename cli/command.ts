import { EventError } from '../handler/event';
import { SettingsError } from '../handler/settings';
import { version } from '../package.json';
import { JobError } from '../src/job/job-error';
import type { CommandContext } from './command-context';
import { list } from './commands/list';
import { policy } from './commands/policy';
import { report } from './commands/report';
import { run } from './commands/run';
import { REFUSED, RefusedError, UsageError } from './errors';
import { HELP, HELP_OF } from './help';
import { readListOptions, readPolicyOptions, readReportOptions, readRunOptions } from './options';

type Command = keyof typeof HELP_OF;

const COMMANDS: Readonly<Record<Command, (args: readonly string[], context: CommandContext) => number | Promise<number>>> = {
  run: (args, context) => run(readRunOptions(args), context),
  list: (args, context) => list(readListOptions(args), context),
  policy: (args, context) => policy(readPolicyOptions(args), context),
  report: (args, context) => report(readReportOptions(args), context),
};

/** Executes a command line; returns the exit status. */
export async function command([name, ...args]: readonly string[], context: CommandContext): Promise<number> {
  const { stdout, stderr } = context;
  try {
    if (name === '--help' || name === '-h' || name === 'help') {
      stdout.write(isCommand(args[0]) ? HELP_OF[args[0]] : HELP);
      return 0;
    }
    if (name === '--version') {
      stdout.write(`${version}\n`);
      return 0;
    }
    if (!isCommand(name)) {
      throw new UsageError(name === undefined ? 'A command is missing.' : `There is no command ${name}.`);
    }
    if (args.includes('--help') || args.includes('-h')) {
      stdout.write(HELP_OF[name]);
      return 0;
    }
    return await COMMANDS[name](args, context);
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof UsageError) {
      stderr.write(`${message}\nmedia-prefetch ${isCommand(name) ? `${name} ` : ''}--help tells more.\n`);
      return REFUSED;
    }
    stderr.write(`${message}\n`);
    return [RefusedError, JobError, SettingsError, EventError].some((kind) => error instanceof kind) ? REFUSED : 1;
  }
}

function isCommand(name: string | undefined): name is Command {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}
