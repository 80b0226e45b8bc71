import { BUCKET_OBJECT_FIELDS, CRON_FIELDS, SEARCH_FIELDS, STORED_LIST_FIELDS } from '../../src/api/argument-fields';
import { ACCOUNT_FIELDS, DAILY_URL_QUOTA_FIELDS, OFF_PEAK_FIELDS, OTHER_SCHEDULE_FIELDS } from '../../src/job/account-fields';
import type { Field, Fields } from '../../src/job/field';
import {
  DESTINATION_FIELDS,
  LEDGER_FIELDS,
  LOG_FIELDS,
  PREFETCHER_ATTRIBUTE_FIELDS,
  PREFETCHER_FIELDS,
  PREFETCHER_INTERFACE_FIELDS,
  VPC_FIELDS,
} from '../../src/job/prefetcher-fields';
import { FAILURE_CRITERIA_FIELDS, SCHEDULE_FIELDS, USER_DATA_FIELDS } from '../../src/job/schedule-fields';
import { SELECTION_KINDS } from '../../src/job/selection-fields';

/** A prop as its declaration documents it. */
export interface DocumentedProp {
  readonly name: string;
  readonly optional: boolean;
  /** The type in TypeScript's notation; a closed choice by the name of its enum. */
  readonly type: string;
  /** What `@default` says. */
  readonly default?: string;
  /** The description, without tags. */
  readonly text: string;
}

/** The values of enums, by enum and member. */
export type Enums = Readonly<Record<string, Readonly<Record<string, string>>>>;

const { name: _, ...OTHER_SCHEDULE_OPTIONS } = OTHER_SCHEDULE_FIELDS;

/** The table of every interface whose values a user gives. */
export const TABLES: Readonly<Record<string, Fields>> = {
  MediaPrefetchScheduleProps: SCHEDULE_FIELDS,
  FailureCriteria: FAILURE_CRITERIA_FIELDS,
  UserData: USER_DATA_FIELDS,
  MediaPrefetcherProps: PREFETCHER_FIELDS,
  MediaPrefetcherAttributes: PREFETCHER_ATTRIBUTE_FIELDS,
  IMediaPrefetcher: PREFETCHER_INTERFACE_FIELDS,
  PrefetchAccountProps: ACCOUNT_FIELDS,
  OffPeakWindow: OFF_PEAK_FIELDS,
  OtherScheduleOptions: OTHER_SCHEDULE_OPTIONS,
  DailyUrlQuota: DAILY_URL_QUOTA_FIELDS,
  VpcOptions: VPC_FIELDS,
  LogOptions: LOG_FIELDS,
  LedgerOptions: LEDGER_FIELDS,
  DestinationOptions: DESTINATION_FIELDS,
  CronOptions: CRON_FIELDS,
  SearchOptions: SEARCH_FIELDS,
  RecentOptions: SELECTION_KINDS.recent.fields,
  TopPlayedOptions: SELECTION_KINDS.topPlayed.fields,
  BucketObjectOptions: BUCKET_OBJECT_FIELDS,
  StoredListOptions: STORED_LIST_FIELDS,
};

/** What tests compare of a prop. */
export interface Described {
  readonly required: boolean;
  readonly type: string;
  readonly default: unknown;
  /** The least and the greatest number. */
  readonly range?: readonly [number?, number?];
}

/** What a declaration says of its props. */
export function describedByDocumentation(props: readonly DocumentedProp[], enums: Enums): Record<string, Described> {
  return Object.fromEntries(
    props.map((prop) => [
      prop.name,
      { required: !prop.optional, type: typeOf(prop.type, enums), default: defaultOf(prop, enums), range: rangeOf(prop) },
    ]),
  );
}

/** What a table says of its fields; a range only where the documentation names one. */
export function describedByTable(fields: Fields, documented: Record<string, Described>): Record<string, Described> {
  return Object.fromEntries(
    Object.entries<Field>(fields).map(([name, field]) => [
      name,
      {
        required: field.required === true,
        type: typeOfField(field),
        default: field.default,
        range: documented[name]?.range && [field.min, field.max],
      },
    ]),
  );
}

function typeOf(type: string, enums: Enums): string {
  return Object.hasOwn(enums, type) ? `one of ${Object.values(enums[type]).sort().join(', ')}` : type;
}

function typeOfField({ type, choices, fixed, fields, instance }: Field): string {
  switch (type) {
    case 'string':
      // A choice that a token may make is no enum.
      return choices && fixed ? `one of ${[...choices].sort().join(', ')}` : 'string';
    case 'boolean':
      return fixed ? 'boolean' : 'boolean | IResolvable';
    case 'strings':
      return 'string[]';
    case 'map':
      return '{ [key: string]: string }';
    case 'object':
      return Object.keys(TABLES).find((name) => TABLES[name] === fields)!;
    case 'instance':
      return instance === 'a MediaPrefetcher' ? 'IMediaPrefetcher' : instance!.replace('a ', '');
    case 'number':
    case 'selection':
    case 'selections':
      return type;
  }
}

/** A default as a value; none where the documentation describes it in words. */
function defaultOf({ default: text }: DocumentedProp, enums: Enums): unknown {
  if (text === undefined || text.startsWith('- ')) {
    return undefined;
  }
  const [name, member] = text.split('.');
  return Object.hasOwn(enums, name) ? enums[name][member] : JSON.parse(text);
}

/** The range that a number's description names in digits, as in "1 to 86,400". */
function rangeOf({ type, text }: DocumentedProp): [number, number] | undefined {
  const found = type === 'number' ? /(\d[\d,.]*) to (\d[\d,]*\d|\d)/.exec(text) : null;
  const numberOf = (digits: string) => Number(digits.replace(/,/g, ''));
  return found ? [numberOf(found[1]), numberOf(found[2])] : undefined;
}
