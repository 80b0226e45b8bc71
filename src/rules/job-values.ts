import type { Field, Fields } from '../job/field';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { partsOf } from '../job/selection';
import { SELECTION_KINDS, type SelectionKind } from '../job/selection-fields';

/** The props of a schedule that a job has, and the keys that lead to each. */
export const JOB_KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<Field>(SCHEDULE_FIELDS).flatMap(([prop, { job }]) => (job === undefined ? [] : [[prop, job.path.split('.')] as const])),
);

/** The props of a schedule, by their paths in a job. */
const PROPS: ReadonlyMap<string, string> = new Map([...JOB_KEYS].map(([prop, keys]) => [keys.join('.'), prop]));

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
  addObjectValues(values, job, '');
  addSelectionValues(values, job.selection);
  return values;
}

/** Adds the values of an object in a job, which is at a path; the job itself is at none. */
function addObjectValues(values: Record<string, unknown>, object: Readonly<Record<string, unknown>>, path: string): void {
  for (const key in object) {
    const [value, place] = [object[key], path + key];
    const prop = PROPS.get(place);
    const { fields } = (SCHEDULE_FIELDS as Fields)[prop ?? ''] ?? {};
    if (prop === undefined) {
      if (key === 'task' || key === 'verification') {
        addObjectValues(values, value as Readonly<Record<string, unknown>>, `${key}.`);
      }
    } else if (fields === undefined) {
      values[prop] = value;
    } else {
      Object.keys(fields).forEach((name) => (values[`${prop}.${name}`] = (value as Record<string, unknown>)[name]));
    }
  }
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
