import { systemClock } from '../handler/clock';
import { createTransport } from '../handler/transport';
import { command } from './command';
import { ENDING_SIGNALS, Interruption } from './interruption';

const interruption = new Interruption();

for (const signal of ENDING_SIGNALS) {
  process.on(signal, () => {
    if (interruption.receive(signal)) {
      process.exit(interruption.status);
    }
  });
}
process.on('exit', () => interruption.end());

// Whoever reads may stop reading, as `head` does, or the terminal may go: a run goes on to its end, and writes to nobody.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE' && code !== 'EIO') {
      process.exitCode = 1;
    }
  });
}

void command(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  environment: process.env,
  clock: systemClock,
  connect: createTransport,
  interruption,
}).then((status) => {
  if (interruption.status !== undefined) {
    // Calls that were given up keep their connections.
    process.exit(status);
  }
  process.exitCode ||= status;
});
