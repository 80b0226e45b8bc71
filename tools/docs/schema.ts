import type { Field, Fields } from '../../src/job/field';
import { SELECTION_KINDS, type SelectionKind } from '../../src/job/selection-fields';
import { JOB_VERSION, jobFields, selectionKinds } from '../../src/job/version';

/** What props are, by their paths, such as `formats`, `failureCriteria.failedShare` or `search.match`. */
export type Summaries = Readonly<Record<string, string>>;

const VERSIONS = Array.from({ length: JOB_VERSION }, (_, index) => index + 1);

/** What a job has that is no prop of a schedule. */
const OWN_SUMMARIES: Summaries = {
  schedule: 'The path of the schedule that the job comes from, for the report.',
  selection: 'The media assets, in order of priority.',
  task: 'What RefreshMediaPlayUrls does with each media asset.',
};

/** The JSON Schema of a job in each of its versions, for those who start the function themselves. */
export function jobSchema(summaries: Summaries = {}): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch/schema/job.schema.json',
    title: 'Job',
    description: 'The work of one run.',
    type: 'object',
    required: ['version'],
    properties: { version: { description: 'The version of the job.', enum: VERSIONS } },
    allOf: VERSIONS.map((version) => ({
      if: { type: 'object', required: ['version'], properties: { version: { const: version } } },
      then: { $ref: `#/$defs/version${version}` },
    })),
    $defs: Object.assign({}, ...VERSIONS.map((version) => new VersionSchema(version, { ...summaries, ...OWN_SUMMARIES }).definitions())),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** What a schema says of a value, or where it says it. */
interface ValueSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** A field that may be left out: the engine writes a variable without a value as null. */
function orNull({ type, enum: choices, ...schema }: ValueSchema): object {
  return { type: [type, 'null'], ...schema, enum: choices && [...choices, null] };
}

/** The definitions of one version of a job. */
class VersionSchema {
  constructor(
    private readonly version: number,
    private readonly summaries: Summaries,
  ) {}

  definitions(): Record<string, object> {
    return {
      [`version${this.version}`]: this.object(jobFields(this.version), 'selection'),
      [`selection${this.version}`]: this.selection('selection'),
      // What is excluded may be empty, and so may all but one part of a selection.
      ...('excluding' in selectionKinds(this.version) ? { [`part${this.version}`]: this.selection('part') } : {}),
    };
  }

  private selection(name: 'selection' | 'part'): object {
    const kinds = Object.entries(selectionKinds(this.version));
    return {
      oneOf: kinds.map(([type, fields]) => {
        const { prop }: SelectionKind = SELECTION_KINDS[type as keyof typeof SELECTION_KINDS];
        const typed = { type: { type: 'string', choices: [type], required: true }, ...fields } as const;
        return { description: this.summaries[prop ?? type], ...this.object(typed, name, prop && `${prop}.`) };
      }),
    };
  }

  private object(fields: Fields, selection: 'selection' | 'part', prefix = ''): ValueSchema {
    const names = Object.keys(fields);
    return {
      type: 'object',
      required: names.filter((name) => fields[name].required),
      additionalProperties: false,
      properties: Object.fromEntries(names.map((name) => [name, this.field(name, fields[name], selection, prefix)])),
    };
  }

  private field(name: string, field: Field, selection: 'selection' | 'part', prefix: string): object {
    const path = `${prefix}${field.prop ?? name}`;
    const type = this.type(name, field, selection, path);
    return { description: this.summaries[path], ...(field.required ? type : { ...orNull(type), default: field.default }) };
  }

  private type(name: string, field: Field, selection: 'selection' | 'part', path: string): ValueSchema {
    const string = { type: 'string', enum: field.choices, pattern: field.pattern };
    const refTo = (definition: string) => ({ $ref: `#/$defs/${definition}${this.version}` });
    switch (field.type) {
      case 'string':
        return string;
      case 'number':
        return { type: field.fraction ? 'number' : 'integer', minimum: field.min, maximum: field.max };
      case 'boolean':
        return { type: 'boolean' };
      case 'strings':
        return { type: 'array', minItems: name === 'ids' && selection === 'part' ? 0 : 1, items: string };
      case 'object':
        // The fields of a task and of its verification are props of the schedule.
        return this.object(field.fields ?? {}, selection, field.job && `${path}.`);
      case 'selection':
        return refTo(name === 'excluded' ? 'part' : selection);
      case 'selections':
        return { type: 'array', items: refTo('part'), ...(selection === 'selection' && { contains: refTo('selection') }) };
      case 'map':
      case 'instance':
        throw new Error(`No field of a job is of type ${field.type}: ${path}.`);
    }
  }
}
