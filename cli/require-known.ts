import { RefusedError } from './errors';
import type { RunOptions } from './options';
import type { SynthesizedFunction } from './output/functions';
import type { SynthesizedSchedule } from './output/schedules';

/** A schedule of which everything that a run needs is known. */
export interface KnownSchedule extends SynthesizedSchedule {
  readonly triggerName: string;
  readonly payload: string;
}

/**
 * A schedule that can be carried out.
 *
 * @throws RefusedError with every expression that only Terraform can evaluate, and what to do about it; and where the state does
 * not hold the schedule.
 */
export function requireKnown(schedule: SynthesizedSchedule, { state, endpoint, timeoutSeconds }: RunOptions): KnownSchedule {
  const { path, address, stack, triggerName, payload } = schedule;
  if (state !== undefined && !schedule.applied) {
    throw new RefusedError(`${state} does not hold ${address} (${path}). Is it the state of stack ${stack}, and was the schedule applied?`);
  }
  // Lists in buckets are read from this machine.
  const given = [
    'environment_variables.BUCKET_MOUNTS',
    ...(endpoint === undefined ? [] : ['environment_variables.VOD_ENDPOINT']),
    ...(timeoutSeconds === undefined ? [] : ['timeout']),
  ];
  const unresolved = schedule.unresolved.filter(({ where }) => !given.includes(where));
  if (unresolved.length > 0 || triggerName === undefined || payload === undefined) {
    const lines = unresolved.map(({ where, references }) => `  ${where}: ${references.join(', ') || 'an expression'}`);
    throw new RefusedError(
      `${path} holds expressions that only Terraform can evaluate:\n${lines.join('\n')}\nTake their values from the applied state:\n` +
        `  terraform -chdir=cdktf.out/stacks/${stack} show -json > state.json, then --state state.json`,
    );
  }
  return { ...schedule, triggerName, payload };
}

/**
 * The function of a schedule; one without environment where its endpoint is given.
 *
 * @throws RefusedError where neither the output nor the state holds it.
 */
export function requireFunction({ path, function: found }: SynthesizedSchedule, { endpoint }: RunOptions): SynthesizedFunction {
  if (found === undefined && endpoint === undefined) {
    throw new RefusedError(
      `The function of ${path} is not in the output: another state owns it. Name VOD's endpoint with --endpoint, such as ` +
        'https://vod.cn-shanghai.aliyuncs.com; the pace is then the default.',
    );
  }
  return found ?? { environment: {}, unresolved: [] };
}
