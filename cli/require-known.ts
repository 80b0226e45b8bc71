import { join } from 'node:path';
import { RefusedError } from './errors';
import type { RunOptions } from './options';
import type { SynthesizedFunction } from './output/functions';
import type { SynthesizedSchedule } from './output/schedules';
import { shellWord } from './shell-word';

/** A schedule of which everything that a run needs is known. */
export interface KnownSchedule extends SynthesizedSchedule {
  readonly triggerName: string;
  readonly payload: string;
}

/**
 * A schedule that can be carried out.
 *
 * @throws RefusedError with every expression that only Terraform can evaluate, and what to do about it; and where the states do
 * not hold the schedule.
 */
export function requireKnown(schedule: SynthesizedSchedule, options: RunOptions): KnownSchedule {
  const { path, address, stack, triggerName, payload, isRepeated } = schedule;
  const { states, endpoint, timeoutSeconds } = options;
  if (states.length > 0 && !schedule.applied) {
    throw new RefusedError(
      `${states.join(' and ')} ${states.length === 1 ? 'does' : 'do'} not hold ${address} (${path}). Is it the state of stack ${stack}, and was ` +
        `the schedule applied? Before the first apply, a plan has its values:\n${commands(options, stack, true)}`,
    );
  }
  if (isRepeated) {
    throw new RefusedError(
      `${path} is a trigger with for_each or count: only the state knows its instances. Take them from it, and name one of them:\n` +
        commands(options, stack),
    );
  }
  // Lists in buckets are read from this machine.
  const given = [
    'environment_variables.BUCKET_MOUNTS',
    ...(endpoint === undefined ? [] : ['environment_variables.VOD_ENDPOINT', 'environment_variables.VOD_STATUS_ENDPOINT']),
    ...(timeoutSeconds === undefined ? [] : ['timeout']),
  ];
  const unresolved = schedule.unresolved.filter(({ where }) => !given.includes(where));
  if (unresolved.length > 0 || triggerName === undefined || payload === undefined) {
    const lines = unresolved.map(({ where, references }) => `  ${where}: ${references.join(', ') || 'an expression'}`);
    const remedy = schedule.applied
      ? 'The plan does not know them yet. After the apply, the state does:'
      : 'Take their values from the applied state, or before the first apply from a plan (add --state for each stack that is needed):';
    throw new RefusedError(
      `${path} holds expressions that only Terraform can evaluate:\n${lines.join('\n')}\n${remedy}\n${commands(options, stack, !schedule.applied)}`,
    );
  }
  return { ...schedule, triggerName, payload };
}

/** The commands that write a state or a plan as JSON. */
function commands({ folder }: RunOptions, stack: string, plan = false): string {
  const terraform = `terraform -chdir=${shellWord(join(folder, 'stacks', stack))}`;
  return [
    `  ${terraform} show -json > state.json, then --state state.json`,
    ...(plan ? [`  ${terraform} plan -out=plan, ${terraform} show -json plan > plan.json, then --state plan.json`] : []),
  ].join('\n');
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
