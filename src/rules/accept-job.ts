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
  const values = new Values(jobValues({ ...job }));
  const findings = judge(JOB_RULES, 'schedule', values, (rule) => rule.handler && rule.severity === 'error');
  const all = [...problems, ...findings.map(sentence)];
  if (all.length > 0) {
    throw new JobError(all);
  }
  return job;
}
