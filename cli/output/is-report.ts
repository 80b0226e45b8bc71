import { isObject } from '../../handler/json';
import type { Report } from '../../handler/report';

/** Whether a value is a report, in all that the tables show of it. Further fields may be anything. */
export function isReport(value: unknown): value is Report {
  return isObject(value) && Object.entries(SHAPE).every(([name, holds]) => holds(Object.hasOwn(value, name) ? value[name] : undefined));
}

type Holds = (value: unknown) => boolean;

const isText: Holds = (value) => typeof value === 'string';
const isNumber: Holds = (value) => typeof value === 'number' && Number.isFinite(value);
const optional =
  (holds: Holds): Holds =>
  (value) =>
    value === undefined || holds(value);
const all =
  (holds: Holds): Holds =>
  (value) =>
    Array.isArray(value) && value.every(holds);
const members =
  (holds: Readonly<Record<string, Holds>>): Holds =>
  (value) =>
    isObject(value) && Object.entries(holds).every(([name, holdsMember]) => holdsMember(Object.hasOwn(value, name) ? value[name] : undefined));
const numbers = (...names: readonly string[]) => members(Object.fromEntries(names.map((name) => [name, isNumber])));

const LISTED = { total: isNumber, mediaIds: all(isText) };

const SHAPE: Readonly<Record<string, Holds>> = {
  outcome: (value) => value === 'ok' || value === 'partial' || value === 'failed',
  reason: optional(isText),
  schedule: optional(isText),
  region: optional(isText),
  start: isText,
  end: isText,
  counts: numbers('selected', 'duplicates', 'submitted', 'nonexistent', 'forbidden', 'failed', 'skipped'),
  urls: isObject,
  calls: isObject,
  jobIds: all(isText),
  jobIdsLeftOut: optional(isNumber),
  unconfirmed: isNumber,
  notSubmitted: all(members({ ...LISTED, status: isText, reason: isText })),
  partlySubmitted: optional(all(members({ ...LISTED, code: isText }))),
  possibleDuplicates: members(LISTED),
  unread: optional(members({ reason: isText, media: optional(isNumber) })),
  requests: optional(members({ total: isNumber, first: all(isObject) })),
  hints: all(isText),
};
