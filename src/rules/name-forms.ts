/** What a service takes as a name. */
export interface NameForm {
  readonly pattern: RegExp;
  /** Characters at most; the pattern says the least. */
  readonly most: number;
  readonly allowed: string;
  readonly see: string;
}

const LOG_NAMES = 'https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-createproject';
const RAM_LIMITS = 'https://www.alibabacloud.com/help/en/ram/product-overview/limits';

/** What each service takes as a name: rules judge given names by it, and derived names keep to it. */
export const NAME_FORMS = {
  function: {
    pattern: /^[A-Za-z_][A-Za-z0-9_-]*$/,
    most: 64,
    allowed: '1 to 64 letters, digits, - and _, the first a letter or _',
    see: 'https://www.alibabacloud.com/help/en/functioncompute/fc/developer-reference/api-fc-2023-03-30-createfunction',
  },
  trigger: {
    pattern: /^[A-Za-z_][A-Za-z0-9_-]*$/,
    most: 128,
    allowed: '1 to 128 letters, digits, - and _, the first a letter or _',
    see: 'https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/time-triggers',
  },
  role: { pattern: /^[A-Za-z0-9.-]+$/, most: 64, allowed: '1 to 64 letters, digits, . and -', see: RAM_LIMITS },
  policy: { pattern: /^[A-Za-z0-9-]+$/, most: 128, allowed: '1 to 128 letters, digits and -', see: RAM_LIMITS },
  logProject: {
    pattern: /^[a-z0-9][a-z0-9-]+[a-z0-9]$/,
    most: 63,
    allowed: '3 to 63 lower-case letters, digits and -, the first and the last a letter or a digit',
    see: LOG_NAMES,
  },
  logStore: {
    pattern: /^[a-z0-9][a-z0-9_-]+[a-z0-9]$/,
    most: 63,
    allowed: '3 to 63 lower-case letters, digits, - and _, the first and the last a letter or a digit',
    see: LOG_NAMES,
  },
  queue: {
    pattern: /^[A-Za-z][A-Za-z0-9-]*$/,
    most: 120,
    allowed: '1 to 120 letters, digits and -, the first a letter',
    see: 'https://www.alibabacloud.com/help/en/mns/developer-reference/api-mns-open-2022-01-19-createqueue',
  },
} as const satisfies Readonly<Record<string, NameForm>>;
