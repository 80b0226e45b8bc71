import { JOB_VERSION } from '../../src/job/job';
import { FORMATS, STREAM_TYPES } from '../../src/job/limits';

/** The JSON Schema of a job, for those who start the function themselves. */
export function jobSchema(): string {
  const names = (description: string, items: object) => ({ description, type: 'array', minItems: 1, items });
  const instant = (description: string) => ({
    description,
    type: 'string',
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})$',
  });
  const whole = (description: string, minimum: number, maximum?: number) => ({ description, type: 'integer', minimum, maximum });
  const share = (byDefault: number) => ({ type: 'number', minimum: 0, maximum: 1, default: byDefault });
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch/schema/job.schema.json',
    title: 'Job',
    description: 'What one run of a media prefetcher is to do.',
    type: 'object',
    required: ['version', 'selection', 'task'],
    additionalProperties: false,
    properties: {
      version: { description: 'The version of this document.', enum: Array.from({ length: JOB_VERSION }, (_, index) => index + 1) },
      schedule: { description: 'Where the job comes from, for the report.', type: 'string' },
      selection: { description: 'Which media, in order of priority.', $ref: '#/$defs/selection' },
      task: {
        description: 'What is asked of RefreshMediaPlayUrls for each media.',
        type: 'object',
        required: ['taskType'],
        additionalProperties: false,
        properties: {
          taskType: { description: 'Fetch to the edge, or purge from it.', enum: ['Preload', 'Refresh', 'RefreshThenPreload'] },
          formats: names('Formats; left out, all.', { enum: Object.keys(FORMATS) }),
          definitions: names('Definitions; left out, all.', { type: 'string', pattern: '^[^\\s,]+$' }),
          streamTypes: names('Stream types; left out, all.', { enum: STREAM_TYPES }),
          resultType: { description: 'The latest transcoded stream of each definition and format, or all.', enum: ['Single', 'Multiple'] },
          sliceFlag: { description: 'Whether TS files of m3u8 streams are taken along.', type: 'boolean' },
          sliceCount: { description: 'How many TS files, from the first.', type: 'integer', minimum: 1, maximum: 20 },
          userData: { description: 'The text of a JSON object, passed on as UserData.', type: 'string' },
        },
      },
      notBefore: instant('A run before this instant ends as skipped.'),
      notAfter: instant('A run at or after this instant ends as skipped.'),
      retryUnanswered: { description: 'Ask again when an answer was lost.', type: 'boolean', default: true },
      failOnPartial: { description: 'End as an error where only a part was submitted.', type: 'boolean', default: false },
      verification: {
        description: 'How far a run follows what it submitted; from version 2 on.',
        type: 'object',
        required: ['level'],
        additionalProperties: false,
        properties: {
          level: { enum: ['none', 'submission', 'completion'] },
          withinSeconds: { description: 'How long completion is waited for.', type: 'integer', minimum: 1, maximum: 86400, default: 1800 },
        },
      },
      urlBudget: whole('URLs that one run may submit; from version 2 on.', 1),
      withinAccountQuota: {
        description: "Keep to what is left of the account's quota of the day; from version 2 on.",
        type: 'boolean',
        default: false,
      },
      maxUrlsInFlight: whole('URLs that may be under way at once; from version 2 on.', 1),
      skipSubmittedWithinHours: whole('Leave out what was submitted with the same task within so many hours; from version 2 on.', 1, 720),
      failureCriteria: {
        description: 'Which shares of the media may end in which way before the run counts as failed; from version 2 on.',
        type: 'object',
        additionalProperties: false,
        properties: {
          failedShare: share(0),
          forbiddenShare: share(0),
          nonexistentShare: share(0.2),
          skippedShare: share(1),
          nothingSelected: { description: 'Whether a run that selects nothing is as it should be.', type: 'boolean', default: false },
        },
      },
    },
    $defs: { selection: selectionSchema(names) },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Every way to choose media, told apart by its type. */
function selectionSchema(names: (description: string, items: object) => object): object {
  const self = { $ref: '#/$defs/selection' };
  const text = { type: 'string', minLength: 1 };
  const whole = (minimum: number, maximum: number) => ({ type: 'integer', minimum, maximum });
  const of = (type: string, properties: object, optional: object = {}) => ({
    type: 'object',
    required: ['type', ...Object.keys(properties)],
    additionalProperties: false,
    properties: { type: { const: type }, ...properties, ...optional },
  });
  return {
    oneOf: [
      of('ids', { ids: names('Media IDs.', { type: 'string', pattern: '^[A-Za-z0-9_-]+$' }) }),
      of('object', { bucket: text, key: text, path: text }),
      of('search', { match: text }, { searchType: { enum: ['video', 'audio'] }, sortBy: text }),
      of('recent', { withinHours: whole(1, 8760) }, { statuses: names('Statuses.', text) }),
      of('topPlayed', { days: whole(1, 180), limit: whole(1, 1000) }),
      of('concat', { selections: { type: 'array', minItems: 1, items: self } }),
      of('excluding', { selection: self, excluded: self }),
      of('limit', { selection: self, count: whole(1, 1_000_000) }),
    ],
  };
}
