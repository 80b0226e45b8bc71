import { DataText, LiteralText } from '../api/data-text';
import type { MediaPrefetchScheduleProps } from '../api/media-prefetch-schedule-props';
import { NO_MEDIA } from '../api/media-tree';
import { isToken } from '../api/tokens';
import type { UserData } from '../api/user-data';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { versionOf } from '../job/version';
import { JOB_PLACES, type JobDocument } from '../rules/job-values';
import { JsonText, hasExpression } from './expression';
import { type JobSelection, jobSelection } from './job-selection';

/** A job at synth: its values may be tokens. */
export interface SynthesizedJob extends JobDocument {
  readonly selection: JobSelection;
}

/** The job of a schedule, from which rules, preconditions, URL sums and the payload come. */
export function jobOf(path: string, props: Partial<MediaPrefetchScheduleProps>): SynthesizedJob {
  const job: SynthesizedJob = { schedule: new LiteralText(path), selection: jobSelection(props.media?._media ?? NO_MEDIA) };
  for (const { prop, keys } of JOB_PLACES) {
    const value = valueOf(prop as keyof MediaPrefetchScheduleProps, props);
    if (value !== undefined) {
      put(job, keys, value);
    }
  }
  return job;
}

/**
 * The document that a trigger carries as text: the job with its version, and with the selection as the function reads it.
 *
 * @param settled whether every value of the job is known.
 */
export function payloadOf(job: SynthesizedJob, selection: object, settled: boolean): JsonText {
  const payload = { ...job, selection };
  // Of user data, rules know the callback alone.
  const closed = settled && !hasExpression((job.task as { readonly userData?: unknown }).userData);
  return new JsonText({ ...payload, version: versionOf(payload) }, closed ? false : undefined);
}

function valueOf(prop: keyof MediaPrefetchScheduleProps, props: Partial<MediaPrefetchScheduleProps>): unknown {
  if (prop === 'taskType') {
    return props.taskType ?? SCHEDULE_FIELDS.taskType.default;
  }
  if (prop === 'verification') {
    return props.verification ?? (props.verificationTimeoutSeconds === undefined ? undefined : SCHEDULE_FIELDS.verification.default);
  }
  if (prop === 'userDataJson') {
    return props.userDataJson === undefined ? props.userData && userDataOf(props.userData) : new DataText(props.userDataJson);
  }
  return props[prop];
}

/** The JSON text of UserData, with a callback and fields of the user's own. */
function userDataOf({ callbackUrl, extend }: UserData): JsonText {
  return new JsonText({
    ...(callbackUrl !== undefined && { MessageCallback: { CallbackURL: callbackUrl } }),
    ...(extend && {
      Extend: isToken(extend) ? extend : Object.fromEntries(Object.entries(extend).map(([key, value]) => [key, new DataText(value)])),
    }),
  });
}

function put(object: Record<string, unknown>, [key, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    object[key] = value;
  } else {
    put((object[key] ??= {}) as Record<string, unknown>, rest, value);
  }
}
