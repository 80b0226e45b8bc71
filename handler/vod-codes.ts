/** What a run does about an error, by its class. */
export const CODE_CLASSES = {
  throttled: 'too many calls, nothing was done: the pace slows down, and the call is retried until the run ends',
  busy: 'VOD asks to try again later, nothing was done: the call is retried until the run ends',
  broken: 'VOD failed: the call is retried five times',
  denied: 'the caller, the account or the endpoint is refused: no call of the run can succeed, and the run stops',
  refused: 'a media asset, its domain or a parameter is refused: the batch is halved until the refused media assets stand alone',
  full: "the preload queue is full, or the day's quota is spent: the run asks which, and waits or stops",
  spent: "the day's quota is spent: the run submits nothing more of that task type",
  unreachable: 'the request was not sent: it is retried five times',
  lost: 'the request was sent, and no readable response came: it is retried five times, unless `retryUnanswered` is false',
} as const;

/** The class of an error. */
export type CodeClass = keyof typeof CODE_CLASSES;

/** The classes of errors that VOD responded with. */
export type AnsweredClass = Exclude<CodeClass, 'lost' | 'unreachable'>;

/** Error codes with the same meaning. */
export interface CodeRow {
  /**
   * The codes, in any case. Each stands for its own subcodes too: `Throttling` for `Throttling.User`. A `*` at the end stands for
   * any ending.
   */
  readonly codes: readonly string[];
  readonly class: CodeClass;
  readonly meaning: string;
  readonly step: string;
}

/**
 * The error codes that a run can meet: VOD's own, the gateway's, and those that the function gives to what has none.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-errorcodes
 */
export const VOD_CODES: readonly CodeRow[] = [
  {
    codes: ['Throttl*', 'HTTP429', 'HTTP503'],
    class: 'throttled',
    meaning: 'too many calls a second',
    step: 'lower `maxQps` of the prefetchers that share the account, so that their sum stays below 50; see quotas',
  },
  {
    codes: ['SystemUpgrading'],
    class: 'busy',
    meaning: 'VOD is being upgraded',
    step: 'nothing, if it is rare: the run retries. Where it lasted to the end of the run, carry the tick out later',
  },
  {
    codes: ['ServiceBusy'],
    class: 'busy',
    meaning: "the acceleration domain's configuration is being changed",
    step: 'wait until the domain is configured in the VOD console, then carry the tick out',
  },
  {
    codes: ['Internal*', 'ServiceUnavailable*', 'ServerError*', 'ServerBusy*', 'SystemBusy*', 'SystemError*', 'HTTP4*'],
    class: 'broken',
    meaning: 'VOD failed',
    step: 'carry the tick out later; a ticket to VOD with the `requestId` where it stays',
  },
  {
    codes: ['PreloadQueueFull'],
    class: 'full',
    meaning: "the account's URLs to preload are used up for the day, or, by another page, too many URLs are being preloaded at once",
    step: 'as for `account quota` and `queue full`',
  },
  {
    codes: ['QuotaExceeded*'],
    class: 'spent',
    meaning: "the account's URLs of the day are used up",
    step: 'as for `account quota`',
  },
  {
    codes: ['IllegalOperation*', 'InvalidDomain*', 'DomainInProtectedMode'],
    class: 'refused',
    meaning: "the media asset's acceleration domain is refused: none is configured, it is another account's, or it is protected",
    step: 'add the acceleration domain in the VOD console (first-deploy.md), or ask VOD to release it',
  },
  {
    codes: ['InvalidParameter*', 'InvaildParameter', 'MissingParameter'],
    class: 'refused',
    meaning: 'a parameter or a media ID is refused',
    step: "correct the schedule's props or the list; the log line has VOD's own text",
  },
  {
    codes: ['InvalidAccessKey*', 'MissingAccessKey*'],
    class: 'denied',
    meaning: "the key is not known: deleted, or another account's",
    step: "the function: see that its role exists. By hand: put the new key into the environment's variables",
  },
  {
    codes: ['InvalidSecurityToken*', 'MissingSecurityToken*', 'SecurityToken*'],
    class: 'denied',
    meaning: 'the temporary credentials are expired or incomplete',
    step: 'carry the tick out: the next invocation has new ones. By hand: a new token',
  },
  {
    codes: ['Signature*', 'IncompleteSignature*', 'InvalidSignature*', 'MissingSignature*'],
    class: 'denied',
    meaning: 'secret and key do not belong together, or something on the way changes requests',
    step: 'by hand: correct the secret in the environment. Else look for a proxy',
  },
  {
    codes: ['InvalidTimeStamp*', 'IllegalTimestamp*'],
    class: 'denied',
    meaning: 'the clock is off by more than 15 minutes',
    step: "by hand: set the machine's clock",
  },
  {
    codes: [
      ...['Forbidden*', 'Forbedden*', 'NoPermission*', 'NotAuthorized*', 'Unauthorized*', 'ActionUnauthorized*', 'AccessDenied*'],
      ...['HTTP401', 'HTTP403'],
    ],
    class: 'denied',
    meaning: 'the role lacks the permission: the policy was detached or changed',
    step: "apply again, which restores the policy; with a `roleArn` of yours, allow the prefetcher's `requiredActions`. By hand: the key needs the same actions",
  },
  {
    codes: ['OperationDenied.Suspended', 'InsufficientBalance*'],
    class: 'denied',
    meaning: 'payments of the account are overdue',
    step: "the account's owner pays",
  },
  {
    codes: ['OperationDenied*', 'CdnServiceNotFound'],
    class: 'denied',
    meaning: 'VOD, or its CDN, is not activated',
    step: 'activate it',
  },
  {
    codes: ['InvalidAction*', 'InvalidApi*', 'InvalidVersion*', 'NoSuchVersion*', 'InvalidProduct*', 'InvalidProtocol*', 'UnsupportedHTTPMethod*'],
    class: 'denied',
    meaning: "the endpoint serves no such call: another service's, or a region that lacks it",
    step: 'look at `vodEndpoint` and `vodRegion`; completion, quota and plays are documented for cn-shanghai only',
  },
  {
    codes: ['AnswerLost', 'AnswerTooLong'],
    class: 'lost',
    meaning: 'no readable response came; VOD may have done it',
    step: 'as for the reason `AnswerLost`',
  },
  {
    codes: ['Timeout', 'NetworkError', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'CERT_HAS_EXPIRED'],
    class: 'unreachable',
    meaning: 'the network: the name, the way, the certificate',
    step: "in a VPC: VOD's VPC endpoint, or a NAT gateway; the security group; DNS",
  },
  {
    codes: ['UnknownError'],
    class: 'refused',
    meaning: 'the job says that a media asset failed, and not why',
    step: 'carry it out again; a ticket to VOD where it stays',
  },
];

/** The class of an error whose code is in no row: that of the first HTTP status that fits. */
export const UNKNOWN_CODES: readonly { readonly status: string; readonly class: AnsweredClass; readonly fits: (status: number) => boolean }[] = [
  { status: 'with HTTP status 429', class: 'throttled', fits: (status) => status === 429 },
  { status: 'with an HTTP status from 500 on', class: 'broken', fits: (status) => status >= 500 },
  { status: 'with another HTTP status', class: 'refused', fits: () => true },
];

/** The row of a code, that of the longest name that fits; undefined where it has none. */
export function rowOf(code: string): CodeRow | undefined {
  let found: { readonly row: CodeRow; readonly length: number } | undefined;
  for (const row of VOD_CODES) {
    for (const name of row.codes) {
      if (name.length > (found?.length ?? 0) && matches(code.toLowerCase(), name.toLowerCase())) {
        found = { row, length: name.length };
      }
    }
  }
  return found?.row;
}

/** The class of an error that VOD responded with, by its code or, where the code is unknown, by the HTTP status. */
export function classOf(code: string, status: number): AnsweredClass {
  const known = rowOf(code)?.class;
  // A response came, whatever its code is called.
  return known !== undefined && known !== 'lost' && known !== 'unreachable' ? known : classOfStatus(status);
}

function classOfStatus(status: number): AnsweredClass {
  return UNKNOWN_CODES.find(({ fits }) => fits(status))!.class;
}

function matches(code: string, name: string): boolean {
  return name.endsWith('*') ? code.startsWith(name.slice(0, -1)) : code === name || code.startsWith(`${name}.`);
}
