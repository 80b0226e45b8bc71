import type { Field, Fields } from './field';
import type { SCHEDULE_FIELDS } from './schedule-fields';
import type { SELECTION_KINDS } from './selection-fields';

/**
 * The job: what one tick of a schedule does. It travels as JSON from synth, in the trigger's payload, to the function.
 *
 * Pace and endpoint are the function's own, so that changing them changes no trigger. The fields stand in `SCHEDULE_FIELDS` and
 * `SELECTION_KINDS`; the types here follow from these.
 */

type Rows = typeof SCHEDULE_FIELDS;

type PathOf<Row> = Row extends { readonly job: { readonly path: infer Path extends string } } ? Path : never;

/** The name right below a prefix that a path ends with. */
type NameBelow<Prefix extends string, Path> = Path extends `${Prefix}${infer Name}` ? (Name extends `${string}.${string}` ? never : Name) : never;

interface RequiredRow {
  readonly job: { readonly required: true };
}

/** The fields of a job right below a path, by name. */
type FieldsBelow<Prefix extends string> = {
  readonly [Prop in keyof Rows as Rows[Prop] extends RequiredRow ? NameBelow<Prefix, PathOf<Rows[Prop]>> : never]: ValueOf<Rows[Prop]>;
} & {
  readonly [Prop in keyof Rows as Rows[Prop] extends RequiredRow ? never : NameBelow<Prefix, PathOf<Rows[Prop]>>]?: ValueOf<Rows[Prop]>;
};

/** A task type of VOD, or ours that does both, the preload once the refresh is complete. */
export type JobTaskType = ValueOf<Rows['taskType']>;

/** What one call asks of VOD: purge from the edge, or fetch to it. */
export type TaskTypeName = Exclude<JobTaskType, 'RefreshThenPreload'>;

/** Whether the latest or all transcoded streams of a definition and format are meant. */
export type ResultTypeName = ValueOf<Rows['resultType']>;

/** How far a run follows what it submitted. */
export type VerificationLevel = ValueOf<Rows['verification']>;

/** What VOD does with each media asset; the names are those of RefreshMediaPlayUrls in camelCase. */
export type Task = FieldsBelow<'task.'>;

/** Verification, and how long a run waits for completion. */
export type VerificationOptions = FieldsBelow<'verification.'>;

/** Which shares of the selected media assets may end in which way before the run counts as failed. */
export type FailureCriteria = NonNullable<ValueOf<Rows['failureCriteria']>>;

type Kinds = typeof SELECTION_KINDS;

/** A selection of one kind. */
export type SelectionOf<Kind extends keyof Kinds> = { readonly type: Kind } & ObjectOf<Kinds[Kind]['fields']>;

/** Which media assets: an object tagged by `type`. */
export type Selection = { [Kind in keyof Kinds]: SelectionOf<Kind> }[keyof Kinds];

/** `true` where a union has every kind of selection, else the kinds that it lacks, which the compiler then names. */
export type HasEveryKind<Union extends { readonly type: string }> = [Exclude<Selection['type'], Union['type']>] extends [never]
  ? true
  : Exclude<Selection['type'], Union['type']>;

/** One job, whole. */
export interface Job extends FieldsBelow<''> {
  readonly version: number;
  /** The path of the schedule's construct, for the report. */
  readonly schedule?: string;
  readonly selection: Selection;
  readonly task: Task;
  readonly verification?: VerificationOptions;
}

/** The TypeScript type of a field's value in a job. */
export type ValueOf<F extends Field> = F['type'] extends 'strings'
  ? readonly string[]
  : F extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : F extends { readonly fields: infer Nested extends Fields }
      ? ObjectOf<Nested>
      : ByType[F['type']];

interface ByType {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly strings: readonly string[];
  readonly map: Readonly<Record<string, string>>;
  readonly object: object;
  readonly instance: object;
  readonly selection: Selection;
  readonly selections: readonly Selection[];
}

/** The TypeScript type of an object with fields: all optional but the required ones. */
export type ObjectOf<All extends Fields> = {
  readonly [Name in keyof All as All[Name] extends { readonly required: true } ? Name : never]: ValueOf<All[Name]>;
} & {
  readonly [Name in keyof All as All[Name] extends { readonly required: true } ? never : Name]?: ValueOf<All[Name]>;
};
