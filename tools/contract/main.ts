import { addressesOfExamples, changes, keepAddresses, keptAddresses, WHY_ADDRESSES_STAY } from './addresses';
import { jobFiles, keepNewJobs } from './jobs';

/** `npm run contract` keeps the addresses of today's examples and new jobs as the released ones, and says what that changes. */
async function main(): Promise<void> {
  const newJobs = keepNewJobs();
  console.log(`${jobFiles().length} jobs are kept; ${newJobs} are new.`);
  const now = await addressesOfExamples();
  const changed = changes(keptAddresses(), now);
  keepAddresses(now);
  console.log([...changed, `${now.length} addresses are kept; ${changed.length} changed.`].join('\n'));
  if (changed.some((line) => line.startsWith('gone'))) {
    console.log(`\n${WHY_ADDRESSES_STAY}`);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
