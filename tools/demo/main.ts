import { UsageError } from '../../cli/errors';
import { terminalOutput } from '../../cli/terminal/terminal-output';
import { demo } from './demo';
import { HELP, readOptions } from './options';

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  return (await demo(options, terminalOutput(process.stdout, process.env), new Date())) ? 0 : 1;
}

main().then(
  (status) => (process.exitCode = status),
  (error: Error) => {
    const wrong = error instanceof UsageError;
    console.error(wrong ? `${error.message}\nnpm run demo -- --help tells the options.` : error.message);
    process.exitCode = wrong ? 2 : 1;
  },
);
