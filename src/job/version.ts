import { JOB_VERSION } from './job';

/** The lowest version of a job that has all of its fields. */
export function versionOf(_job: object): number {
  return JOB_VERSION;
}
