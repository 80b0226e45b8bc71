import type { Field, Fields, JobPlace } from './field';
import type { Selection } from './job';
import { SCHEDULE_FIELDS } from './schedule-fields';
import { partsOf } from './selection';
import { SELECTION_KINDS, type SelectionKind } from './selection-fields';

/** The oldest version that synth writes: a job of version 1 has other failure criteria. */
const OLDEST_WRITTEN_VERSION = 2;

/** The newest version of a job: the one that brought the newest field or kind of selection. */
export const JOB_VERSION = Math.max(
  ...Object.values<Field>(SCHEDULE_FIELDS).flatMap(({ job, fields = {} }) => (job === undefined ? [] : [job.since, ...sincesOf(fields)])),
  ...Object.values<SelectionKind>(SELECTION_KINDS).flatMap(({ since, fields }) => [since, ...sincesOf(fields)]),
);

/** The fields of a job of one version, by the names that it has there, nested as the job is. */
export function jobFields(version: number): Fields {
  const verification = fieldsBelow('verification.', version);
  return {
    version: { type: 'number', required: true },
    schedule: { type: 'string' },
    selection: { type: 'selection', required: true },
    task: { type: 'object', required: true, fields: fieldsBelow('task.', version) },
    ...fieldsBelow('', version),
    ...(Object.keys(verification).length > 0 ? { verification: { type: 'object', fields: verification } } : {}),
  };
}

/** The fields of each kind of selection that a job of one version can have, those among them that are not read any more. */
export function selectionKinds(version: number): Readonly<Record<string, Fields>> {
  const kinds: Record<string, Fields> = {};
  for (const [type, { since, formerly, fields }] of Object.entries<SelectionKind>(SELECTION_KINDS)) {
    if (version >= since) {
      kinds[type] = fieldsIn(version, fields);
    } else if (formerly && version >= formerly.since) {
      kinds[type] = { ...fieldsIn(version, fields), ...formerly.dropped };
    }
  }
  return kinds;
}

/** The fields that the oldest written version lacks, or whose own fields it lacks. */
const NEWER_FIELDS = Object.values<Field>(SCHEDULE_FIELDS).flatMap(({ job, fields = {} }) =>
  job !== undefined && Math.max(job.since, ...sincesOf(fields)) > OLDEST_WRITTEN_VERSION
    ? [{ path: job.path.split('.'), since: job.since, fields }]
    : [],
);

/** The lowest version that has everything that a job holds, of those that synth writes. */
export function versionOf(job: { readonly selection: object }): number {
  const versions = [OLDEST_WRITTEN_VERSION];
  for (const { path, since, fields } of NEWER_FIELDS) {
    const value = valueAt(job, path);
    if (value !== undefined) {
      versions.push(since, ...sincesOf(fields, value));
    }
  }
  for (const [, part] of partsOf(job.selection as Selection)) {
    const { since, fields }: SelectionKind = SELECTION_KINDS[part.type];
    versions.push(since, ...sincesOf(fields, part));
  }
  return Math.max(...versions);
}

/** What a job holds at a path. */
function valueAt(job: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], job);
}

/** The versions that brought fields to their objects: all fields, or those that one object has. */
function sincesOf(fields: Fields, object?: unknown): number[] {
  const names = Object.keys(fields).filter((name) => object === undefined || (object as Readonly<Record<string, unknown>>)[name] !== undefined);
  return names.map((name) => fields[name].since ?? 1);
}

/** The fields right below a path. */
function fieldsBelow(prefix: string, version: number): Fields {
  const found: Record<string, Field> = {};
  for (const [prop, field] of Object.entries<Field>(SCHEDULE_FIELDS)) {
    const path = field.job && pathIn(field.job, version);
    const name = path?.startsWith(prefix) ? path.slice(prefix.length) : '.';
    if (!name.includes('.')) {
      found[name] = { ...field, prop, required: field.job?.required, fields: field.fields && fieldsIn(version, field.fields) };
    }
  }
  return found;
}

function pathIn({ path, since, formerly }: JobPlace, version: number): string | undefined {
  if (version >= since) {
    return path;
  }
  return formerly && version >= formerly.since ? formerly.path : undefined;
}

function fieldsIn(version: number, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, { since = 1 }]) => version >= since));
}
