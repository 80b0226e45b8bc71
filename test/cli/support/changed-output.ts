import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MediaPrefetchSchedule, type MediaPrefetchScheduleProps } from '../../../src';
import { JOB_VERSION } from '../../../src/job/version';
import { QUIET } from '../../fixtures';
import { synthesize } from './output';

/** What somebody changed in an output. */
export interface Change {
  /** Further variables of the function. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly selection?: object;
  /** Changes the stack's document. */
  readonly document?: (document: any) => void;
}

/** The output of an app with one schedule, changed by somebody. */
export function changedOutput({ environment = {}, selection, document: change }: Change, props: Partial<MediaPrefetchScheduleProps> = {}): string {
  const folder = synthesize({ warmup: (stack) => void new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, ...props }) });
  const file = join(folder, 'stacks', 'warmup', 'cdk.tf.json');
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const [fn] = Object.values<any>(document.resource.alicloud_fcv3_function);
  Object.assign(fn.environment_variables, environment);
  if (selection !== undefined) {
    const [trigger] = Object.values<any>(document.resource.alicloud_fcv3_trigger);
    const config = JSON.parse(trigger.trigger_config);
    config.payload = JSON.stringify({ ...JSON.parse(config.payload), version: JOB_VERSION, selection });
    trigger.trigger_config = JSON.stringify(config);
  }
  change?.(document);
  writeFileSync(file, JSON.stringify(document));
  return folder;
}
