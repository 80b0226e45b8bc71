import { JOB_VERSION } from '../job/job';
import type { MediaPrefetchScheduleProps } from '../media-prefetch-schedule';
import { TaskType } from '../api/task-type';
import type { UserData } from '../api/user-data';
import { Verification } from '../api/verification';
import { DataText, JsonText, LiteralText } from './expression';

/** The job of a schedule, with its selection as it was synthesized, as the document that its trigger carries as text. */
export function payloadOf(path: string, props: MediaPrefetchScheduleProps, selection: object): JsonText {
  return new JsonText(
    withoutUndefined({
      version: JOB_VERSION,
      schedule: new LiteralText(path),
      selection,
      task: withoutUndefined({
        taskType: props.taskType ?? TaskType.PRELOAD,
        formats: props.formats,
        definitions: props.definitions,
        streamTypes: props.streamTypes,
        resultType: props.resultType,
        sliceFlag: props.sliceFlag,
        sliceCount: props.sliceCount,
        userData: userDataOf(props),
      }),
      notBefore: props.notBefore,
      notAfter: props.notAfter,
      retryUnanswered: props.retryUnanswered,
      failOnPartial: props.failOnPartial,
      skipSubmittedWithinHours: props.skipSubmittedWithinHours,
      verification: verificationOf(props),
      urlBudget: props.urlBudget,
      withinAccountQuota: props.withinAccountQuota,
      maxUrlsInFlight: props.maxUrlsInFlight,
      failureCriteria: props.failureCriteria && withoutUndefined({ ...props.failureCriteria }),
    }),
  );
}

function verificationOf({ verification, verificationTimeoutSeconds }: MediaPrefetchScheduleProps): Record<string, unknown> | undefined {
  return verification === undefined && verificationTimeoutSeconds === undefined
    ? undefined
    : withoutUndefined({ level: verification ?? Verification.SUBMISSION, withinSeconds: verificationTimeoutSeconds });
}

/** What goes to VOD as UserData: text as it was given, or the document made of callback and fields. */
export function userDataOf(props: { readonly userData?: UserData; readonly userDataJson?: string }): DataText | JsonText | undefined {
  if (props.userDataJson !== undefined) {
    return new DataText(props.userDataJson);
  }
  if (props.userData === undefined) {
    return undefined;
  }
  const { callbackUrl, extend } = props.userData;
  return new JsonText(
    withoutUndefined({
      MessageCallback: callbackUrl === undefined ? undefined : { CallbackURL: callbackUrl },
      Extend: extend && Object.fromEntries(Object.entries(extend).map(([key, value]) => [key, new DataText(value)])),
    }),
  );
}

function withoutUndefined(document: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(document)) {
    if (document[key] !== undefined) {
      kept[key] = document[key];
    }
  }
  return kept;
}
