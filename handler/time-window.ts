import type { Job } from '../src/job/job';

/** The reason of media, and of a whole run, that no run was meant for. */
export const OUTSIDE_WINDOW = 'outside its time window';

/** Whether a job is to run at an instant: from `notBefore` on, and before `notAfter`. */
export function isDue({ notBefore, notAfter }: Pick<Job, 'notBefore' | 'notAfter'>, instant: number): boolean {
  return !(notBefore !== undefined && instant < Date.parse(notBefore)) && !(notAfter !== undefined && instant >= Date.parse(notAfter));
}
