import { EventError } from '../handler/event';
import { redactorOf } from '../handler/redact';
import { SettingsError } from '../handler/settings';
import { version } from '../package.json';
import { JobError } from '../src/job/job-error';
import type { CommandContext, ProcessContext } from './command-context';
import { list } from './commands/list';
import { policy } from './commands/policy';
import { report } from './commands/report';
import { run } from './commands/run';
import { credentialsIn } from './credentials';
import { REFUSED, RefusedError, UsageError } from './errors';
import { HELP, HELP_OF } from './help';
import { readListOptions, readPolicyOptions, readReportOptions, readRunOptions } from './options';
import { terminalOutput } from './terminal/terminal-output';

type Command = keyof typeof HELP_OF;

const COMMANDS: Readonly<Record<Command, (args: readonly string[], context: CommandContext) => number | Promise<number>>> = {
  run: (args, context) => run(readRunOptions(args), context),
  list: (args, context) => list(readListOptions(args), context),
  policy: (args, context) => policy(readPolicyOptions(args), context),
  report: (args, context) => report(readReportOptions(args), context),
};

/** Executes a command line; returns the exit status. */
export async function command([name, ...args]: readonly string[], process: ProcessContext): Promise<number> {
  const redact = redactorOf(credentialsIn(process.environment));
  const [stdout, stderr] = [process.stdout, process.stderr].map((stream) => terminalOutput(stream, process.environment, redact));
  try {
    if (name === '--help' || name === '-h' || name === 'help') {
      stdout.block((isCommand(args[0]) ? HELP_OF[args[0]] : HELP).trimEnd());
      return 0;
    }
    if (name === '--version') {
      stdout.line(version);
      return 0;
    }
    if (!isCommand(name)) {
      throw new UsageError(name === undefined ? 'A command is missing.' : `There is no command ${name}.`);
    }
    if (args.includes('--help') || args.includes('-h')) {
      stdout.block(HELP_OF[name].trimEnd());
      return 0;
    }
    return await COMMANDS[name](args, { ...process, stdout, stderr, redact });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    stderr.message(message);
    if (error instanceof UsageError) {
      stderr.line(`media-prefetch ${isCommand(name) ? `${name} ` : ''}--help tells more.`);
      return REFUSED;
    }
    return [RefusedError, JobError, SettingsError, EventError].some((kind) => error instanceof kind) ? REFUSED : 1;
  } finally {
    process.interruption.end();
  }
}

function isCommand(name: string | undefined): name is Command {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}
