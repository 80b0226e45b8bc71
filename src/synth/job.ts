import { DataText, LiteralText, isWholeExpression } from '../api/data-text';
import type { MediaPrefetchScheduleProps } from '../api/media-prefetch-schedule-props';
import { NO_MEDIA } from '../api/media-tree';
import { isToken } from '../api/tokens';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { versionOf } from '../job/version';
import { JOB_KEYS, type JobDocument } from '../rules/job-values';
import { JsonText, hasExpression } from './expression';
import { type JobSelection, jobSelection } from './job-selection';
import { documentOf, withoutNull } from './or-default';

/** A job at synth: its values may be tokens. */
export interface SynthesizedJob extends JobDocument {
  readonly selection: JobSelection;
}

/** The job of a schedule, from which rules, preconditions, URL sums and the payload come. */
export function jobOf(path: string, props: Partial<MediaPrefetchScheduleProps>): SynthesizedJob {
  const job: SynthesizedJob = { schedule: new LiteralText(path), selection: jobSelection(props.media?._media ?? NO_MEDIA) };
  const given: Record<string, unknown> = {
    ...props,
    ...props.schedule?._window,
    taskType: props.taskType ?? SCHEDULE_FIELDS.taskType.default,
    userDataJson: userDataOf(props),
    ...(props.verificationTimeoutSeconds !== undefined && { verification: props.verification ?? SCHEDULE_FIELDS.verification.default }),
  };
  for (const prop in given) {
    const keys = JOB_KEYS.get(prop);
    if (keys !== undefined && given[prop] !== undefined) {
      put(job, keys, given[prop]);
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

/** UserData as its text was given, or as the JSON of a callback and fields of the user's own. */
function userDataOf({ userData, userDataJson }: Partial<MediaPrefetchScheduleProps>): DataText | JsonText | undefined {
  if (userDataJson !== undefined) {
    return new DataText(userDataJson);
  }
  if (userData === undefined) {
    return undefined;
  }
  const { callbackUrl, extend } = userData;
  const fields = {
    ...(callbackUrl !== undefined && { MessageCallback: documentOf(callbackUrl, { CallbackURL: callbackUrl }) }),
    ...(extend && {
      Extend: isToken(extend) ? extend : Object.fromEntries(Object.entries(extend).map(([key, value]) => [key, new DataText(value)])),
    }),
  };
  const mayBeNull = (callbackUrl !== undefined && isWholeExpression(callbackUrl)) || isToken(extend);
  return new JsonText(mayBeNull ? withoutNull(fields) : fields);
}

function put(object: Record<string, unknown>, [key, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    object[key] = value;
  } else {
    put((object[key] ??= {}) as Record<string, unknown>, rest, value);
  }
}
