import { paperOn } from '../../cli/terminal/paper';
import { demo } from './demo';
import { HELP, readOptions, UsageError } from './options';

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  return (await demo(options, paperOn(process.stdout, process.env), new Date())) ? 0 : 1;
}

main().then(
  (status) => (process.exitCode = status),
  (error: Error) => {
    console.error(error.message);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
