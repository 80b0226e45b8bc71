import { EventError } from '../handler/event';
import { SettingsError } from '../handler/settings';
import { JobError } from '../src/job/job-error';
import { list } from './commands/list';
import { report } from './commands/report';
import { run } from './commands/run';
import { RefusedError, UsageError } from './errors';
import { HELP, HELP_OF } from './help';
import { readListOptions, readReportOptions, readRunOptions } from './options';
import { REFUSED } from './status';
import type { Surroundings } from './surroundings';
import { VERSION } from './version';

type Command = keyof typeof HELP_OF;

const COMMANDS: Readonly<Record<Command, (args: readonly string[], surroundings: Surroundings) => number | Promise<number>>> = {
  run: (args, surroundings) => run(readRunOptions(args), surroundings),
  list: (args, surroundings) => list(readListOptions(args), surroundings),
  report: (args, surroundings) => report(readReportOptions(args), surroundings),
};

/** Carries out a command line; answers the exit status. */
export async function command([name, ...args]: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  try {
    if (name === '--help' || name === '-h' || name === 'help') {
      stdout.write(isCommand(args[0]) ? HELP_OF[args[0]] : HELP);
      return 0;
    }
    if (name === '--version') {
      stdout.write(`${VERSION}\n`);
      return 0;
    }
    if (!isCommand(name)) {
      throw new UsageError(name === undefined ? 'A command is missing.' : `There is no command ${name}.`);
    }
    if (args.includes('--help') || args.includes('-h')) {
      stdout.write(HELP_OF[name]);
      return 0;
    }
    return await COMMANDS[name](args, surroundings);
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
