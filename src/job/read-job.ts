import { type Field, type Fields, type FieldType, TYPE_NAMES } from './field';
import type { FailureCriteria, Job } from './job';
import { JobError } from './job-error';
import { NESTED_SELECTIONS } from './limits';
import { nearestField } from './nearest';
import { SELECTION_KINDS, type SelectionKind } from './selection-fields';
import { either, show } from './show';
import { JOB_VERSION, jobFields, selectionKinds } from './version';

/** A job that was read, and everything that is wrong with its keys and the types of its values. */
export interface Reading {
  /** Of the newest version. Where there are problems, values may have other types; its selection can be walked all the same. */
  readonly job: Job;
  readonly problems: readonly string[];
}

/** A job of version 1 fails only where nothing is selected or submitted. */
const FAILURE_CRITERIA_OF_VERSION_1: FailureCriteria = { failedShare: 1, forbiddenShare: 1, nonexistentShare: 1, skippedShare: 1 };

/** Stands for a selection that is missing or is none: a list that says nothing. */
const NO_SELECTION = { type: 'ids' };

/** What stands for a missing or mistyped value that the rules walk through: they judge the rest. */
const STAND_INS: Partial<Record<FieldType, unknown>> = { object: {}, selection: NO_SELECTION, selections: [NO_SELECTION] };

const TYPE: Field = { type: 'string', required: true };

/**
 * Reads a job of any version since the first, by the fields that the version has.
 *
 * @throws JobError where the value is no job of a version that this code reads.
 */
export function readJob(value: unknown): Reading {
  if (!isObject(value)) {
    throw new JobError(['A job is a JSON object with version, selection and task.']);
  }
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new JobError([`version: ${show(version)}. Allowed: a whole number from 1 to ${JOB_VERSION}.`]);
  }
  if (version > JOB_VERSION) {
    throw new JobError([
      `version: ${version}. This function reads jobs up to version ${JOB_VERSION}: the schedule was deployed by a newer release ` +
        'of the library than the function. Deploy the stack that holds the function with that release too.',
    ]);
  }
  const reader = new Reader(version);
  const read = reader.object('', value, reader.fields);
  const job = { ...read, ...(version === 1 ? { failureCriteria: FAILURE_CRITERIA_OF_VERSION_1 } : {}), version: JOB_VERSION };
  return { job: job as unknown as Job, problems: reader.problems };
}

/** The fields of one object in the version of a job, and in each later version. */
type FieldsByVersion = readonly Fields[];

class Reader {
  readonly fields: FieldsByVersion;
  readonly problems: string[] = [];
  /** Selections in one another that are being read. */
  private depth = 0;
  private readonly kinds: readonly Readonly<Record<string, Fields>>[];

  constructor(private readonly version: number) {
    const versions = Array.from({ length: JOB_VERSION - version + 1 }, (_, index) => version + index);
    this.fields = versions.map(jobFields);
    this.kinds = versions.map(selectionKinds);
  }

  /** The values of an object by the newest names of its fields. A null is a Terraform variable without a value: left out. */
  object(prefix: string, value: Readonly<Record<string, unknown>>, byVersion: FieldsByVersion): Record<string, unknown> {
    const [fields] = byVersion;
    const newest = byVersion[byVersion.length - 1];
    const read: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) {
        this.problems.push(this.unknown(prefix, key, byVersion));
      } else if (value[key] !== null) {
        const name = newestName(key, fields[key]);
        const nested = byVersion.map((each) => (each[key] ?? each[name])?.fields ?? {});
        const found = this.value(prefix + key, value[key], fields[key], nested);
        if (Object.hasOwn(newest, name)) {
          read[name] = found;
        }
      }
    }
    for (const key of Object.keys(fields)) {
      if (fields[key].required && (value[key] === undefined || value[key] === null)) {
        this.problems.push(`${prefix}${key}: missing. Allowed: ${allowed(fields[key])}.`);
        read[key] = STAND_INS[fields[key].type];
      }
    }
    return read;
  }

  private value(path: string, value: unknown, field: Field, nested: FieldsByVersion): unknown {
    switch (field.type) {
      case 'object':
        return isObject(value) ? this.object(`${path}.`, value, nested) : this.wrong(path, value, field);
      case 'selection':
        return isObject(value) ? this.selection(path, value) : this.wrong(path, value, field);
      case 'selections':
        return Array.isArray(value)
          ? value.map((each, index) => this.value(`${path}[${index}]`, each, { type: 'selection' }, nested))
          : this.wrong(path, value, field);
      case 'string':
      case 'boolean':
        return typeof value === field.type ? value : this.wrong(path, value, field);
      case 'number':
        return Number.isFinite(value) ? value : this.wrong(path, value, field);
      case 'strings':
        return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : this.wrong(path, value, field);
      case 'map':
      case 'instance':
        throw new Error(`${path}: no field of a job is ${TYPE_NAMES[field.type]}.`);
    }
  }

  private selection(path: string, value: Readonly<Record<string, unknown>>): unknown {
    if (this.depth === NESTED_SELECTIONS) {
      this.problems.push(`selection: more than ${NESTED_SELECTIONS} selections in one another. Allowed: at most ${NESTED_SELECTIONS}.`);
      return NO_SELECTION;
    }
    this.depth++;
    const read = this.selectionOfKind(path, value);
    this.depth--;
    return read;
  }

  private selectionOfKind(path: string, value: Readonly<Record<string, unknown>>): unknown {
    const [kinds] = this.kinds;
    const { type } = value;
    if (typeof type === 'string' && Object.hasOwn(kinds, type)) {
      const { since, formerly }: SelectionKind = SELECTION_KINDS[type as keyof typeof SELECTION_KINDS];
      const read = this.object(
        `${path}.`,
        value,
        this.kinds.map((each) => ({ type: TYPE, ...each[type] })),
      );
      return this.version < since ? { ...read, ...formerly?.today?.(value) } : read;
    }
    const later = this.kinds.findIndex((each) => Object.hasOwn(each, String(type)));
    this.problems.push(
      `${path}.type: ${type === undefined || type === null ? 'missing' : show(type)}. Allowed: ${Object.keys(kinds).join(', ')}${later > 0 ? this.from(later) : ''}.`,
    );
    return NO_SELECTION;
  }

  /** Notes that a value has another type; answers what stands for it. */
  private wrong(path: string, value: unknown, field: Field): unknown {
    this.problems.push(`${path}: ${show(value)}. Allowed: ${allowed(field)}.`);
    return STAND_INS[field.type] ?? value;
  }

  private unknown(prefix: string, key: string, byVersion: FieldsByVersion): string {
    const [fields] = byVersion;
    const later = byVersion.findIndex((each) => Object.hasOwn(each, key));
    if (later > 0) {
      return `${prefix}${key}: unknown in version ${this.version}${this.from(later)}.`;
    }
    const meant = nearestField(key, fields);
    return `${prefix}${key}: unknown. ${meant === undefined ? '' : `Did you mean ${meant}? `}Allowed: ${Object.keys(fields).join(', ')}.`;
  }

  private from(later: number): string {
    return `; from version ${this.version + later} on`;
  }
}

function newestName(key: string, { job }: Field): string {
  return job === undefined ? key : job.path.slice(job.path.lastIndexOf('.') + 1);
}

function allowed({ type, choices }: Field): string {
  return type === 'string' && choices !== undefined ? either(choices) : TYPE_NAMES[type];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
