import { isCount, isObject, readObject } from './json';
import { LOG_LINE_BYTES } from './log';
import type { Report } from './report';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isTexts = isListOf(isText);
const isListed: Check = (value) => isObject(value) && isCount(value.total) && isTexts(value.mediaIds);
const isGroup: Check = (value) => isObject(value) && isText(value.status) && isText(value.reason) && isListed(value);
const isPartly: Check = (value) => isObject(value) && isText(value.code) && isListed(value);
const areCounts: Check = (value) => isObject(value) && Object.values(value).every(isCount);
const unlessAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** What is read of a kept report: by its error, its log line and the command. */
const CHECKS: Partial<Record<keyof Report, Check>> = {
  outcome: (value) => value === 'ok' || value === 'partial' || value === 'failed',
  failedBecause: unlessAbsent(isTexts),
  reason: unlessAbsent(isText),
  selectionError: unlessAbsent(isText),
  unread: unlessAbsent((value) => isObject(value) && isText(value.reason) && unlessAbsent(isCount)(value.media)),
  dataDates: unlessAbsent(isTexts),
  schedule: unlessAbsent(isText),
  region: unlessAbsent(isText),
  start: isText,
  end: isText,
  counts: (value) => areCounts(value) && addsUp(value as Readonly<Record<string, number>>),
  urls: areCounts,
  calls: areCounts,
  jobIds: isTexts,
  partlySubmitted: unlessAbsent(isListOf(isPartly)),
  unconfirmed: unlessAbsent(isCount),
  unfinished: unlessAbsent(isCount),
  notSubmitted: isListOf(isGroup),
  possibleDuplicates: isListed,
  ledger: isObject,
  hints: isTexts,
};

/** Reads a report that an earlier invocation kept; undefined where it is not whole. */
export function readKeptReport(text: string): Report | undefined {
  const value = Buffer.byteLength(text) <= LOG_LINE_BYTES ? readObject(text) : undefined;
  const whole = value !== undefined && Object.entries(CHECKS).every(([name, check]) => check(value[name]));
  return whole ? ({ ...value, ledger: { ...(value.ledger as object), kept: true } } as unknown as Report) : undefined;
}

function addsUp({ selected, submitted, nonexistent, forbidden, failed, skipped }: Readonly<Record<string, number>>): boolean {
  return selected === submitted + nonexistent + forbidden + failed + skipped;
}
