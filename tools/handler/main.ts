import { buildHandler } from './build';

async function main(): Promise<void> {
  for (const { name, bytes, changed } of await buildHandler()) {
    // On standard error: standard output belongs to the app that cdktf runs after this.
    console.error(`assets/${name}: ${bytes} bytes, ${changed ? 'built' : 'unchanged'}`);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
