/** The type of a field's value. */
export type FieldType =
  | 'string'
  | 'number'
  | 'boolean'
  /** An array of strings. */
  | 'strings'
  /** Strings by keys of the user's own. */
  | 'map'
  /** An object with fields of its own. */
  | 'object'
  /** An instance of a class. */
  | 'instance'
  /** A selection of media assets in a job. */
  | 'selection'
  /** An array of selections in a job. */
  | 'selections';

/** Where a job has a field. */
export interface JobPlace {
  /** The path in the job, such as `task.formats`. */
  readonly path: string;
  /** The first version of a job that has the field under this name. */
  readonly since: number;
  /** The name that earlier versions have for it, and the first of them. */
  readonly formerly?: { readonly path: string; readonly since: number };
  /** Whether the object that has the field in a job must have it, although a schedule need not. */
  readonly required?: true;
  /** The parameter of RefreshMediaPlayUrls. */
  readonly wire?: string;
  /** Whether two tasks that differ in this field are different tasks in the ledger. */
  readonly identity?: true;
}

/** One field of a construct's props, of a nested object or of a job: the one place that says what its value may be. */
export interface Field {
  readonly type: FieldType;
  /** Whether the field must be given. */
  readonly required?: true;
  /** Whether the value must be known at synth: no token may stand there. */
  readonly fixed?: true;
  /** Whether text is data, in which a raw `${` or `%{` stands for itself; elsewhere it is a template of Terraform. */
  readonly data?: true;
  /** The values of a closed choice. */
  readonly choices?: readonly string[];
  /** The regular expression that a string, or each of an array, matches; it means the same in JavaScript and in JSON Schema. */
  readonly pattern?: string;
  /** The least and the greatest number, both included. */
  readonly min?: number;
  readonly max?: number;
  /** Whether a number may have decimals. */
  readonly fraction?: true;
  /** The value where the field is left out; not set where the documentation describes it in words. */
  readonly default?: string | number | boolean | readonly string[];
  /** The fields of an object. */
  readonly fields?: Fields;
  /** What an instance must be, for messages. */
  readonly instance?: string;
  readonly job?: JobPlace;
  /** The first version of a job that has the field, where the object or the selection that it belongs to is older. */
  readonly since?: number;
  /** The name before the first release, for suggestions. */
  readonly formerName?: string;
  /** The name of its prop, by which rules and messages know it, where a job has another one. */
  readonly prop?: string;
}

/** Fields by name. */
export type Fields = Readonly<Record<string, Field>>;

/** What a value of a type is, for messages. */
export const TYPE_NAMES: Readonly<Record<FieldType, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  strings: 'an array of strings',
  map: 'an object whose values are strings',
  object: 'an object',
  instance: 'an instance of a class',
  selection: 'an object with type, such as {"type":"ids","ids":["..."]}',
  selections: 'an array of selections',
};
