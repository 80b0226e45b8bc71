import { buildHandler } from './build';

async function main(): Promise<void> {
  const { bytes, changed } = await buildHandler();
  // On standard error: standard output belongs to the app that cdktf runs after this.
  console.error(`assets/handler.zip: ${bytes} bytes, ${changed ? 'built' : 'unchanged'}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
