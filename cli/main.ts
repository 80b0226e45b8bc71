import { systemClock } from '../handler/clock';
import { createTransport } from '../handler/transport';
import { command } from './command';

void command(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  environment: process.env,
  clock: systemClock,
  connect: createTransport,
}).then((status) => (process.exitCode = status));
