import type { Field, Fields } from '../../../src/job/field';
import { JOB_VERSION, jobFields, selectionKinds } from '../../../src/job/version';

/** A job, and whether it is one. */
export interface JobCase {
  readonly what: string;
  readonly job: object;
  readonly valid: boolean;
  /** Whether only a value is in question, so that synth's rules meet the case too; keys and structure are the reader's. */
  readonly ofValue: boolean;
}

/** Right strings of the fields without choices, by path. */
const STRINGS: Readonly<Record<string, readonly string[]>> = {
  'schedule': ['stack/Nightly', ''],
  'task.definitions': ['HD', 'my-template'],
  'task.userData': ['{}', '{"Extend":{"a":"b"}}'],
  'notBefore': ['2026-12-31T16:00:00Z', '2026-12-31T16:00+08:00'],
  'notAfter': ['2026-12-31T16:00:00.123Z', '2026-12-31T16:00-05:00'],
  'ids.ids': ['a', '0c4ab5ad5cbcd2b3d8b0d2b1c0f4cd42'],
  'object.bucket': ['lists', '0-0'],
  'object.key': ['list.csv', 'a/b c/übersicht..txt'],
  'object.path': ['/mnt/read-1/list.csv'],
  'search.match': ["Title = 'a'", 'x'],
  'search.sortBy': ['CreationTime:Asc', 'A:Asc,B:Desc,C:Asc'],
  'recent.statuses': ['Normal', 'Checking'],
};

/** What must stand beside a field. */
const BESIDE: Readonly<Record<string, object>> = {
  'task.sliceCount': { sliceFlag: true },
  'verification.withinSeconds': { level: 'completion' },
};

/** Fields of the job that are no props of a schedule. */
const NO_PROPS = ['schedule', 'object.path'];

const ODD_STRINGS = ['', ' ', 'a,b', 'a b', '../a', 'A/', '2026-12-31', 'text'];
const ANY_VALUES: readonly unknown[] = ['text', '5', 'true', 5, 0.5, true, ['text'], [], [5], [['text']], {}];

type Object = Readonly<Record<string, unknown>>;

/** One object of a job: its fields, those of later versions, and the job that has it. */
interface Place {
  readonly path: string;
  readonly fields: Fields;
  readonly later: Fields;
  readonly jobWith: (object: Object) => object;
}

/** Every field of a version with right and wrong values, one at a time, and every object with a key too many and one too few. */
export function casesOf(version: number): JobCase[] {
  const { version: _, ...fields } = jobFields(version);
  const least = { version, ...leastOf('', fields) };
  const kinds = selectionKinds(version);
  const ofJob = { path: '', fields, later: laterThan(version, jobFields), jobWith: (object: Object) => ({ version, ...object }) };
  return [
    ...casesAt(ofJob),
    ...Object.entries(kinds).flatMap(([type, ofKind]) =>
      casesAt({
        path: `${type}.`,
        fields: ofKind,
        later: laterThan(version, (each) => selectionKinds(each)[type] ?? {}),
        jobWith: (selection) => ({ ...least, selection: { type, ...selection } }),
      }),
    ),
    ...Object.entries(selectionKinds(JOB_VERSION))
      .filter(([type]) => !(type in kinds))
      .map(([type, ofKind]) => wrong(`${type} of a later version`, { ...least, selection: { type, ...leastOf(`${type}.`, ofKind) } })),
  ];
}

function casesAt({ path, fields, later, jobWith }: Place): JobCase[] {
  const least = leastOf(path, fields);
  return [
    { what: `the least ${path}`, job: jobWith(least), valid: true, ofValue: true },
    wrong(`${path} with an unknown key`, jobWith({ ...least, surprise: 1 })),
    ...Object.keys(least).map((name) => wrong(`${path} without ${name}`, jobWith({ ...least, [name]: undefined }))),
    ...Object.keys(later).map((name) =>
      wrong(`${path} with a later ${name}`, jobWith({ ...least, [name]: rightValues(path + name, later[name])[0] })),
    ),
    ...Object.entries(fields).flatMap(([name, field]) => {
      const own = path + name;
      const job = (value: unknown) => jobWith({ ...least, ...BESIDE[own], [name]: value });
      const ofValue = !NO_PROPS.includes(own) && !['object', 'selection', 'selections'].includes(field.type);
      const nested =
        field.fields === undefined ? [] : casesAt({ path: `${own}.`, fields: field.fields, later: later[name]?.fields ?? {}, jobWith: job });
      return [
        ...rightValues(own, field).map((value) => ({ what: `${own} ${JSON.stringify(value)}`, job: job(value), valid: true, ofValue })),
        // What the engine makes of a variable without a value.
        { what: `${own} null`, job: job(null), valid: !field.required, ofValue: false },
        ...wrongValues(field).map((value) => ({ what: `${own} ${JSON.stringify(value)}`, job: job(value), valid: false, ofValue })),
        ...nested,
      ];
    }),
  ];
}

function wrong(what: string, job: object): JobCase {
  return { what, job, valid: false, ofValue: false };
}

/** The fields that versions after one have, and it has not. */
function laterThan(version: number, fieldsOf: (version: number) => Fields): Fields {
  const own = fieldsOf(version);
  const later: Record<string, Field> = {};
  for (let each = version + 1; each <= JOB_VERSION; each++) {
    Object.assign(later, fieldsOf(each));
  }
  return Object.fromEntries(Object.entries(later).filter(([name]) => !(name in own)));
}

/** The fields that an object must have. */
function leastOf(path: string, fields: Fields): Object {
  const required = Object.entries(fields).filter(([, field]) => field.required);
  return Object.fromEntries(required.map(([name, field]) => [name, rightValues(path + name, field)[0]]));
}

function rightValues(path: string, field: Field): unknown[] {
  const strings = field.choices ?? STRINGS[path] ?? [];
  const ids = { type: 'ids', ids: ['a'] };
  switch (field.type) {
    case 'string':
      return [...strings];
    case 'strings':
      return [...strings.map((string) => [string]), [...strings]];
    case 'number':
      return [field.min, field.max];
    case 'boolean':
      return [true, false];
    case 'object':
      return [leastOf(`${path}.`, field.fields ?? {})];
    case 'selection':
      return [ids];
    case 'selections':
      return [[ids], [ids, ids]];
    case 'map':
    case 'instance':
      throw new Error(`No field of a job is of type ${field.type}: ${path}`);
  }
}

function wrongValues({ type, min = 0, max = 0, fraction, choices, pattern }: Field): unknown[] {
  const strings = choices ? [...ODD_STRINGS, `${choices[0]} `] : ODD_STRINGS.filter((each) => pattern && !RegExp(pattern).test(each));
  const others = ANY_VALUES.filter((value) => !isOfType(type, value));
  if (type === 'string') {
    return [...others, ...strings];
  }
  if (type === 'strings') {
    return [...others, ...strings.map((string) => [string])];
  }
  return type === 'number' ? [...others, ...(fraction ? [min - 0.01, max + 0.01] : [min - 1, max + 1, min + 0.5])] : others;
}

function isOfType(type: Field['type'], value: unknown): boolean {
  if (type === 'strings') {
    return Array.isArray(value) && value[0] === 'text';
  }
  return type === 'object' ? JSON.stringify(value) === '{}' : typeof value === type;
}
