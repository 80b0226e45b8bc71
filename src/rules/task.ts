import { DEFINITIONS, FORMATS, STREAM_TYPES, type StreamKind } from '../job/limits';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { hclList } from './hcl';
import { numberRule } from './number-rule';
import { NO_CHECK, checkEach, checkElements, checkNotEmpty, checkTogether, holdsOnly, matches, of, quietly, unlessNull } from './plan';
import { NONE, type Rule, errors, show, some, warnings } from './rule';
import { elementViolations } from './text-rule';
import type { Values } from './values';

const API_PAGE = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls';
const FORMAT_NAMES = Object.keys(FORMATS);
const LISTS = ['formats', 'definitions', 'streamTypes'];

const DEFINITION = new RegExp(SCHEDULE_FIELDS.definitions.pattern);

// Terraform's \s knows fewer blanks than JavaScript's.
const NO_BLANK_OR_COMMA = '^[^\\s\\v\\p{Z}\\x{FEFF},]+$';

/** The task of a schedule: formats, definitions, stream types, slices. */
export const taskRules: readonly Rule[] = [
  ...errors('schedule', [
    {
      id: 'MP002',
      title: 'Formats are those that RefreshMediaPlayUrls knows',
      props: ['formats'],
      allowed: some(FORMAT_NAMES, FORMAT_NAMES.length),
      why: 'VOD refuses any other format, and tells lower from upper case',
      see: API_PAGE,
      handler: true,
      check: (values) => elementViolations(values, 'formats', (format) => FORMAT_NAMES.includes(format)),
      plan: (values) => checkElements(values, 'formats', (formats) => holdsOnly(formats, FORMAT_NAMES)),
    },
    {
      id: 'MP003',
      title: 'Stream types are video or audio',
      props: ['streamTypes'],
      allowed: some(STREAM_TYPES),
      see: API_PAGE,
      handler: true,
      check: (values) => elementViolations(values, 'streamTypes', (type) => STREAM_TYPES.some((known) => known === type)),
      plan: (values) => checkElements(values, 'streamTypes', (types) => holdsOnly(types, STREAM_TYPES)),
    },
    {
      id: 'MP004',
      title: 'Definitions are single, non-blank names',
      props: ['definitions'],
      allowed: `one name each without blanks or commas, such as ${some(Object.keys(DEFINITIONS), 20)}`,
      why: 'the list goes over the wire separated by commas',
      see: API_PAGE,
      handler: true,
      check: (values) => elementViolations(values, 'definitions', (definition) => DEFINITION.test(definition)),
      plan: (values) => checkEach(values, 'definitions', (definition) => matches(definition, NO_BLANK_OR_COMMA)),
    },
    numberRule({
      id: 'MP005',
      title: `A slice count is a whole number from ${SCHEDULE_FIELDS.sliceCount.min} to ${SCHEDULE_FIELDS.sliceCount.max}`,
      numbers: [{ prop: 'sliceCount', field: SCHEDULE_FIELDS.sliceCount }],
      see: API_PAGE,
      handler: true,
    }),
    {
      id: 'MP006',
      title: 'A slice count needs the slice flag',
      props: ['sliceCount', 'sliceFlag'],
      allowed: 'sliceFlag: true beside it, or no sliceCount',
      why: 'without the flag VOD leaves the count unread, and no TS file is fetched',
      see: API_PAGE,
      handler: true,
      check: (values) => {
        const off = values.flag('sliceFlag') === false || !values.given('sliceFlag');
        return values.known('sliceCount') && off
          ? [{ prop: 'sliceCount', found: `${show(values.raw('sliceCount'))} with sliceFlag ${show(values.raw('sliceFlag') ?? 'left out')}` }]
          : NONE;
      },
      plan: (values) =>
        values.given('sliceCount') && values.flag('sliceFlag') !== true
          ? checkTogether(values, ['sliceCount', 'sliceFlag'], (count, flag) => ({
              prop: 'sliceCount',
              condition: unlessNull(count, `${flag} == true`),
              found: `${count} with sliceFlag ${values.given('sliceFlag') ? flag : 'left out'}`,
            }))
          : NO_CHECK,
    },
    {
      id: 'MP007',
      title: 'Slices are those of an m3u8 stream',
      props: ['sliceFlag', 'formats'],
      allowed: 'formats that hold m3u8, or formats left out',
      why: 'only an m3u8 stream has TS files to slice',
      see: API_PAGE,
      handler: true,
      check: (values) => {
        const formats = values.list('formats');
        return values.flag('sliceFlag') === true && formats && formats.length > 0 && !formats.includes('m3u8')
          ? [{ prop: 'sliceFlag', found: `true with formats ${show(formats)}` }]
          : NONE;
      },
      plan: (values) =>
        values.given('sliceFlag') && values.flag('sliceFlag') !== false && mayMissM3u8(values)
          ? checkTogether(values, ['sliceFlag', 'formats'], (flag, formats) => ({
              prop: 'sliceFlag',
              condition: unlessNull(
                flag,
                `${flag} == true ? (${formats} == null ? true : length(${formats}) == 0 || contains(${formats}, "m3u8")) : true`,
              ),
              found: `${flag} with formats ${formats}`,
            }))
          : NO_CHECK,
    },
    {
      id: 'MP008',
      title: 'Formats, definitions and stream types match some stream together',
      props: LISTS,
      allowed: 'at least one format, definition and stream type that one stream can have: mp3, SQ and HQ are audio, FD to 4K and AUTO are video',
      why: 'VOD would accept the call and fetch nothing',
      handler: true,
      check: (values) => {
        const matches = matching(values);
        return matches.length > 0 && !matches.some(({ possible }) => possible)
          ? [{ prop: matches[0].prop, found: some(LISTS.filter((path) => values.list(path)).map((path) => `${path} ${show(values.list(path))}`)) }]
          : NONE;
      },
      plan: (values) => {
        const given = LISTS.filter((path) => values.given(path));
        return checkTogether(values, given, () => ({
          prop: given[0],
          condition: STREAM_TYPES.map((kind) => `(${given.map((path) => canHold(path, kind)).join(' && ')})`).join(' || '),
          found: given.map((path) => `${path} ${of(path)}`).join(', '),
        }));
      },
    },
    {
      id: 'MP009',
      title: 'A list that is given holds something',
      props: LISTS,
      allowed: 'at least one value, or the prop left out, which means all',
      why: 'an empty list reads like "none", and VOD would take it as "all"',
      handler: true,
      check: (values) => LISTS.filter((path) => values.length(path) === 0).map((path) => ({ prop: path, found: '[]' })),
      plan: (values) => LISTS.flatMap((path) => checkNotEmpty(values, path, unlessNull)),
    },
  ]),
  ...warnings('schedule', [
    {
      id: 'MP101',
      title: 'A definition that VOD documents',
      props: ['definitions'],
      allowed: some(Object.keys(DEFINITIONS), 20),
      why: 'a name of your own transcoding templates is fine; a misspelt one matches no stream',
      see: 'https://www.alibabacloud.com/help/en/vod/developer-reference/media-asset-parameters',
      check: (values) =>
        elementViolations(values, 'definitions', (definition) => !DEFINITION.test(definition) || Object.hasOwn(DEFINITIONS, definition)),
      plan: (values) => checkElements(values, 'definitions', (list) => holdsOnly(list, Object.keys(DEFINITIONS)), quietly),
    },
    {
      id: 'MP104',
      title: 'Every value of a list can match some stream',
      props: LISTS,
      allowed: 'values that go with the other lists: mp3, SQ and HQ are audio, FD to 4K and AUTO are video',
      why: 'the value adds to the URL sum and fetches nothing',
      check: (values) => {
        const matches = matching(values);
        const impossible = matches.filter(({ possible }) => !possible);
        return impossible.length < matches.length ? impossible.map(({ prop, value }) => ({ prop, found: show(value) })) : NONE;
      },
    },
  ]),
];

/** Whether formats can turn out to leave out m3u8: they are given, and no known element is m3u8. */
function mayMissM3u8(values: Values): boolean {
  return values.given('formats') && !values.elements('formats').some(({ value }) => value === 'm3u8');
}

/** Whether some value of a list can name a stream of a kind; a list that is empty, or none, is another rule's matter. */
function canHold(path: string, kind: StreamKind): string {
  const others = Object.keys(DOCUMENTED[path]).filter((value) => !kindsOf(path, value).includes(kind));
  return `(${of(path)} == null ? true : try(length(${of(path)}) == 0 || length(setsubtract(toset(${of(path)}), ${hclList(others)})) > 0, true))`;
}

/** The documented values of the three lists, and the kinds of stream that each can name. */
const DOCUMENTED: Readonly<Record<string, Readonly<Record<string, readonly StreamKind[]>>>> = {
  formats: FORMATS,
  definitions: DEFINITIONS,
  streamTypes: { video: ['video'], audio: ['audio'] },
};

/** The kinds of stream that a value can name; all where VOD does not document the value, which other rules judge. */
function kindsOf(path: string, value: string): readonly StreamKind[] {
  return Object.hasOwn(DOCUMENTED[path], value) ? DOCUMENTED[path][value] : STREAM_TYPES;
}

/** A value of one of the three lists, and whether it can name a stream that the other lists can name too. */
interface Match {
  readonly prop: string;
  readonly value: string;
  readonly possible: boolean;
}

/** All values of the three lists; none while any is not known. */
function matching(values: Values): readonly Match[] {
  if (!LISTS.every((path) => values.settled(path))) {
    return [];
  }
  const canName = (path: string, kind: StreamKind): boolean => values.list(path)?.some((value) => kindsOf(path, value).includes(kind)) ?? true;
  return LISTS.flatMap((prop) => {
    const others = LISTS.filter((path) => path !== prop);
    const left = STREAM_TYPES.filter((kind) => others.every((path) => canName(path, kind)));
    return (values.list(prop) ?? []).map((value) => ({ prop, value, possible: kindsOf(prop, value).some((kind) => left.includes(kind)) }));
  });
}
