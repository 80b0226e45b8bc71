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
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch/schema/job.schema.json',
    title: 'Job',
    description: 'What one run of a media prefetcher is to do.',
    type: 'object',
    required: ['version', 'selection', 'task'],
    additionalProperties: false,
    properties: {
      version: { description: 'The version of this document.', const: JOB_VERSION },
      schedule: { description: 'Where the job comes from, for the report.', type: 'string' },
      selection: {
        description: 'Which media, in order of priority.',
        type: 'object',
        required: ['type', 'ids'],
        additionalProperties: false,
        properties: {
          type: { const: 'ids' },
          ids: names('Media IDs.', { type: 'string', pattern: '^[A-Za-z0-9_-]+$' }),
        },
      },
      task: {
        description: 'What is asked of RefreshMediaPlayUrls for each media.',
        type: 'object',
        required: ['taskType'],
        additionalProperties: false,
        properties: {
          taskType: { description: 'Fetch to the edge, or purge from it.', enum: ['Preload', 'Refresh'] },
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
      retryLostAnswers: { description: 'Ask again when an answer was lost.', type: 'boolean', default: true },
      failOnPartial: { description: 'End as an error where only a part was submitted.', type: 'boolean', default: false },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
