import type { Job } from '../job/job';
import { JobError } from '../job/job-error';
import { readJob } from '../job/read-job';
import { JOB_RULES } from './job-rules';
import { jobValues } from './job-values';
import { judge, sentence } from './judge';
import { Values } from './values';

/**
 * Reads a job of any version and judges it by the rules that hold in the function.
 *
 * @throws JobError with everything that is wrong with it.
 */
export function acceptJob(value: unknown): Job {
  const { job, problems } = readJob(value);
  const values = new Values({ ...jobValues({ ...job }), 'userData.callbackUrl': callbackUrl(job.task.userData) });
  const findings = judge(JOB_RULES, 'schedule', values, (rule) => rule.handler && rule.severity === 'error');
  const all = [...problems, ...findings.map(sentence)];
  if (all.length > 0) {
    throw new JobError(all);
  }
  return job;
}

interface UserDataDocument {
  readonly MessageCallback?: { readonly CallbackURL?: unknown };
}

/** Where VOD calls back, as user data says it; what is no JSON breaks another rule. */
function callbackUrl(userData: unknown): unknown {
  try {
    const read = typeof userData === 'string' ? (JSON.parse(userData) as UserDataDocument | null) : undefined;
    return read?.MessageCallback?.CallbackURL;
  } catch {
    return undefined;
  }
}
