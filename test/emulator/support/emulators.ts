import { afterEach } from 'vitest';
import { VodEmulator, type VodEmulatorOptions } from '../../../emulator';

const running: VodEmulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

/** Starts an emulator that is closed after the test. Entries of jobs are there at once unless told otherwise. */
export async function started(options: VodEmulatorOptions = {}): Promise<VodEmulator> {
  const emulator = await VodEmulator.start({ jobDelay: 0, ...options });
  running.push(emulator);
  return emulator;
}
