import { VodEmulator } from '../../emulator';

/** Runs an emulator that takes whatever comes, in a process of its own, until the channel closes; answers its endpoint. */
process.once('message', () => {
  void VodEmulator.start({
    maxQps: Infinity,
    dailyUrls: 'off',
    preloadQueue: 'off',
    countMedia: false,
    keepCalls: 1,
    keepJobs: 20_000,
  }).then(({ endpoint }) => process.send!(endpoint));
});

process.once('disconnect', () => process.exit());
