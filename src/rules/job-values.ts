import type { Field } from '../job/field';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { partsOf } from '../job/selection';
import { SELECTION_KINDS, type SelectionKind } from '../job/selection-fields';

interface Place {
  readonly prop: string;
  readonly keys: readonly string[];
  /** The names of an object's fields. */
  readonly nested?: readonly string[];
}

/** Where a job has the props of a schedule. */
export const JOB_PLACES: readonly Place[] = Object.entries<Field>(SCHEDULE_FIELDS).flatMap(([prop, { job, fields }]) =>
  job === undefined ? [] : [{ prop, keys: job.path.split('.'), nested: fields && Object.keys(fields) }],
);

/** A part of a selection; at synth it may also hold what was declared and is no part of the job. */
interface Part {
  readonly type: string;
  readonly [field: string]: unknown;
  readonly declared?: Readonly<Record<string, unknown>>;
}

/** A job whose values may be anything, tokens among them. */
export interface JobDocument {
  readonly selection: { readonly type: string };
  readonly [field: string]: unknown;
}

/** The values that rules read of a job, by the props of the schedule that it came from. */
export function jobValues(job: JobDocument): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { prop, keys, nested } of JOB_PLACES) {
    let value: unknown = job;
    for (const key of keys) {
      value = (value as Record<string, unknown> | undefined)?.[key];
    }
    if (value === undefined) {
      continue;
    }
    if (nested === undefined) {
      values[prop] = value;
    } else {
      nested.forEach((name) => (values[`${prop}.${name}`] = (value as Record<string, unknown>)[name]));
    }
  }
  addSelectionValues(values, job.selection);
  return values;
}

function addSelectionValues(values: Record<string, unknown>, selection: JobDocument['selection']): void {
  for (const [path, part] of partsOf(selection as Part)) {
    const kind: SelectionKind = SELECTION_KINDS[part.type as keyof typeof SELECTION_KINDS];
    const prefix = kind.prop === undefined ? path : `${path}.${kind.prop}`;
    if (kind.prop !== undefined) {
      values[prefix] = 'given';
    }
    for (const [name, field] of Object.entries(kind.fields)) {
      if (field.type === 'selections') {
        values[`${path}.concat`] = (part[name] as readonly unknown[]).length;
      } else if (field.type !== 'selection') {
        values[`${prefix}.${field.prop ?? name}`] = part[name];
      }
    }
    for (const name in part.declared) {
      values[`${prefix}.${name}`] = part.declared[name];
    }
  }
}
