/** The name of the object that holds the report of a tick which is done with. */
export const REPORT_NAME = 'report.json';

/** One invocation among those for a tick. */
export interface InvocationName {
  /** From 1. Two that begin at the same time have the same number. */
  readonly number: number;
  /** Tells apart those of the same number: behind a mount, the second object of one name replaces the first. */
  readonly nonce: string;
}

/** One group of an invocation's records, from 1. */
export interface GroupName {
  readonly invocation: InvocationName;
  readonly group: number;
}

/** What a name in a tick's folder is. */
export type TickName =
  | { readonly kind: 'started'; readonly invocation: Pick<InvocationName, 'number'> }
  | ({ readonly kind: 'group' | 'records' } & GroupName)
  | { readonly kind: 'report' };

/** What a name in the folder of a group's records is. */
export interface RecordName {
  readonly kind: 'before' | 'after' | 'checked';
  /** The number of the call, or of the check, among all of the invocation, from 1. */
  readonly number: number;
}

const STARTED = /^(\d{3,})\.started\.json$/;
const GROUP = /^(\d{3,})-([0-9a-z]+)-(\d{4,})(\.group\.json)?$/;
const RECORD = /^(\d{6,})\.(before|after|checked)\.json$/;

/** The object that says that an invocation began. */
export function startedName({ number }: Pick<InvocationName, 'number'>): string {
  return `${pad(number, 3)}.started.json`;
}

/** The folder of a group's records. */
export function recordsFolder({ invocation, group }: GroupName): string {
  return `${pad(invocation.number, 3)}-${invocation.nonce}-${pad(group, 4)}`;
}

/** The object that holds all records of a group. */
export function groupName(name: GroupName): string {
  return `${recordsFolder(name)}.group.json`;
}

/** The object written before a call, after it, or after the check of a job. */
export function recordName({ kind, number }: RecordName): string {
  return `${pad(number, 6)}.${kind}.json`;
}

/** Reads a name in a tick's folder; undefined for what the ledger never writes. */
export function readTickName(name: string): TickName | undefined {
  if (name === REPORT_NAME) {
    return { kind: 'report' };
  }
  const started = STARTED.exec(name);
  if (started) {
    return { kind: 'started', invocation: { number: Number(started[1]) } };
  }
  const group = GROUP.exec(name);
  return group
    ? { kind: group[4] ? 'group' : 'records', invocation: { number: Number(group[1]), nonce: group[2] }, group: Number(group[3]) }
    : undefined;
}

/** Reads a name in the folder of a group's records; undefined for what the ledger never writes. */
export function readRecordName(name: string): RecordName | undefined {
  const [, number, kind] = RECORD.exec(name) ?? [];
  return number === undefined ? undefined : { number: Number(number), kind: kind as RecordName['kind'] };
}

/** Orders groups as they were begun. */
export function compareGroups(a: GroupName, b: GroupName): number {
  const [one, other] = [a.invocation, b.invocation];
  return one.number - other.number || (one.nonce < other.nonce ? -1 : one.nonce > other.nonce ? 1 : a.group - b.group);
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
