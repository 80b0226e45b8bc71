import { withBindings, type GivenNames } from './synth-bindings';
import { withLibrary } from './synth-library';

/** What one synth cost. */
export interface SynthCost {
  /** User and system time of the process, all threads, from an empty app to its written output. */
  readonly cpuMilliseconds: number;
}

/** What the program is asked to synthesize. */
export interface SynthRequest {
  readonly variant: 'library' | 'bindings';
  readonly schedules: number;
  readonly outdir: string;
  readonly zip: string;
  readonly names: GivenNames;
}

/** Synthesizes once, in a fresh process as `cdktf synth` does, and tells the CPU time; imports are over by then. */
process.once('message', ({ variant, schedules, outdir, zip, names }: SynthRequest) => {
  const before = process.cpuUsage();
  const app = variant === 'library' ? withLibrary(outdir, schedules) : withBindings(outdir, schedules, zip, names);
  app.synth();
  const { user, system } = process.cpuUsage(before);
  const cost: SynthCost = { cpuMilliseconds: (user + system) / 1000 };
  process.send!(cost, () => process.disconnect());
});
