import { busyApp } from './busy-app';
import { withBindings } from './synth-bindings';
import { withLibrary } from './synth-library';

const [variant, outdir, schedules, written] = process.argv.slice(2);
const makeApp = {
  library: () => () => withLibrary(outdir, Number(schedules)),
  bindings: () => withBindings(outdir, written),
  checked: () => () => busyApp(outdir).app,
  unchecked: () => () => busyApp(outdir, true).app,
}[variant as 'library' | 'bindings' | 'checked' | 'unchecked']();

// What was imported and read is no part of the measurement: from an empty app to its written output, CPU time of all threads.
const before = process.cpuUsage();
makeApp().synth();
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
