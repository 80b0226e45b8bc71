/** An error of the API: a code, a text and an HTTP status. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly httpStatus: number,
    message: string,
    /** Whether the call exceeded the limit on calls. */
    readonly throttles = false,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** Parts of an error to replace. */
export interface ErrorOverride {
  readonly code?: string;
  readonly httpStatus?: number;
  readonly message?: string;
}

/** A copy of an error with some parts replaced. */
export function overridden(error: ApiError, override: ErrorOverride): ApiError {
  const { code = error.code, httpStatus = error.httpStatus, message = error.message } = override;
  return new ApiError(code, httpStatus, message, error.throttles);
}

/** The response body of an error, as Alibaba Cloud's gateway writes it. */
export function errorBody(error: ApiError, requestId: string, host: string): Record<string, string> {
  const query = new URLSearchParams({ q: error.code, product: 'vod', requestId });
  return {
    RequestId: requestId,
    HostId: host,
    Code: error.code,
    Message: error.message,
    Recommend: `https://api.aliyun.com/troubleshoot?${query.toString()}`,
  };
}

/**
 * The errors of ApsaraVideo VOD itself.
 *
 * @see https://www.alibabacloud.com/help/en/vod/api-reference-error-codes
 */
export const vodErrors = {
  missingParameter: (name: string) =>
    new ApiError('MissingParameter', 400, `The input parameter "${name}" that is mandatory for processing this request is not supplied.`),
  invalidParameter: (name: string) => new ApiError('InvalidParameter', 400, `The specified parameter "${name}" is not valid.`),
  /** A value that is not of the parameter's form; documented for BizDate, TaskId and, by other actions, StartTime and EndTime. */
  malformed: (name: string) => new ApiError(`Invalid${name}.Malformed`, 400, `Specified ${name} is malformed.`),
  bizDateBeyondCurrent: () => new ApiError('InvalidBizDate.BeyondCurrent', 400, 'EndTime beyond current time.'),
  /** Documented by VOD's actions on traffic. */
  startTimeUnsupported: () => new ApiError('InvalidStartTime.ValueNotSupported', 400, 'The specified value of parameter StartTime is not supported.'),
  /** Documented by VOD's actions on plays. */
  endTimeMismatch: () => new ApiError('InvalidEndTime.Mismatch', 400, 'StartTime or EndTime is mismatch.'),
  /** The second sentence is the emulator's own, since it refuses matches that VOD accepts. */
  matchSyntax: (field: string) =>
    new ApiError(
      'ErrorMatchSyntax',
      400,
      `The parameter Match.${field} has an error syntax, please check it. ` +
        'The emulator reads conditions on Status, Title, CateId and CreationTime, joined by "and".',
    ),
  sortByExceededMax: () => new ApiError('SortByExceededMax', 400, 'The SortBy parameter only supports one sort field when traversing all data.'),
  scrollTokenExpired: () => new ApiError('InvalidScrollToken.Expired', 400, 'The ScrollToken is expired, please refresh it.'),
  forbidden: () => new ApiError('Forbidden', 403, 'User not authorized to operate on the specified resource.'),
  internalError: () => new ApiError('InternalError', 500, 'The request processing has failed due to some unknown error.'),
  /** Code and status are those of VOD's pages on refresh and preload; other products name `Throttling.User`, 400 or 429. */
  throttling: () => new ApiError('Throttling', 503, 'Request was denied due to request throttling.', true),
} as const;

/**
 * The errors of the gateway in front of every product.
 *
 * Codes and texts are those of the products that document them. Where they differ in the HTTP status, as for an expired
 * token (400 or 403), one was chosen; the status of an HTTP method that is not supported is inferred.
 */
export const gatewayErrors = {
  missing: (name: string) => new ApiError(`Missing${name}`, 400, `${name} is mandatory for this action.`),
  incompleteSignature: () => new ApiError('IncompleteSignature', 400, 'The request signature does not conform to Aliyun standards.'),
  invalidSignatureMethod: () => new ApiError('InvalidSignatureMethod', 400, 'Specified signature method is not valid.'),
  signatureDoesNotMatch: (canonicalRequest: string, stringToSign: string) =>
    new ApiError(
      'SignatureDoesNotMatch',
      400,
      'Specified signature does not match our calculation. ' +
        `server CanonicalRequest is:[${canonicalRequest}], server StringToSign is:[${stringToSign}]`,
    ),
  accessKeyNotFound: () => new ApiError('InvalidAccessKeyId.NotFound', 404, 'Specified access key is not found.'),
  tokenExpired: () => new ApiError('InvalidSecurityToken.Expired', 403, 'Specified SecurityToken is expired.'),
  tokenMalformed: () => new ApiError('InvalidSecurityToken.Malformed', 400, 'Specified SecurityToken is malformed.'),
  dateFormat: () => new ApiError('InvalidTimeStamp.Format', 400, 'Specified time stamp or date value is not well formatted.'),
  dateExpired: () => new ApiError('InvalidTimeStamp.Expired', 400, 'Specified time stamp or date value is expired.'),
  nonceUsed: () => new ApiError('SignatureNonceUsed', 400, 'Specified signature nonce was used already.'),
  versionInvalid: () => new ApiError('InvalidVersion', 400, 'Specified parameter Version is not valid.'),
  actionNotFound: () => new ApiError('InvalidAction.NotFound', 404, 'Specified api is not found, please check your url and method.'),
  methodUnsupported: () => new ApiError('UnsupportedHTTPMethod', 405, 'This http method is not supported.'),
} as const;
