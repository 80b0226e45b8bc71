import { DEFINITIONS, FORMATS, STREAM_TYPES, type StreamKind, kindsOfDefinition, kindsOfFormat } from '../job/limits';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { hclList } from './hcl';
import { numberRule } from './number-rule';
import { NO_CHECK, type PlanCheck, checkEach, holdsOnly, isOpen, isOpenList, matches, of, openOf, unlessNull } from './plan';
import { NONE, type Rule, type Violation, rule, show, some } from './rule';
import type { Values } from './values';

const API_PAGE = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls';
const FORMAT_NAMES = Object.keys(FORMATS);
const LISTS = ['formats', 'definitions', 'streamTypes'];

const DEFINITION = new RegExp(SCHEDULE_FIELDS.definitions.pattern);

// Terraform's \s knows fewer blanks than JavaScript's.
const NO_BLANK_OR_COMMA = '^[^\\s\\v\\p{Z}\\x{FEFF},]+$';

/** What is asked of VOD for each media: formats, definitions, stream types, slices. */
export const taskRules: readonly Rule[] = [
  rule({
    id: 'MP002',
    subject: 'schedule',
    title: 'Formats are those that RefreshMediaPlayUrls knows',
    props: ['formats'],
    allowed: some(FORMAT_NAMES, FORMAT_NAMES.length),
    why: 'VOD refuses any other format, and tells lower from upper case',
    see: API_PAGE,
    handler: true,
    check: (values) => each(values, 'formats', (format) => !Object.hasOwn(FORMATS, format)),
    plan: (values) => checkOnly(values, 'formats', FORMAT_NAMES),
  }),
  rule({
    id: 'MP003',
    subject: 'schedule',
    title: 'Stream types are video or audio',
    props: ['streamTypes'],
    allowed: some(STREAM_TYPES),
    see: API_PAGE,
    handler: true,
    check: (values) => each(values, 'streamTypes', (type) => !(STREAM_TYPES as readonly string[]).includes(type)),
    plan: (values) => checkOnly(values, 'streamTypes', STREAM_TYPES),
  }),
  rule({
    id: 'MP004',
    subject: 'schedule',
    title: 'Definitions are single, non-blank names',
    props: ['definitions'],
    allowed: `one name each without blanks or commas, such as ${some(Object.keys(DEFINITIONS), 20)}`,
    why: 'the list goes over the wire separated by commas',
    see: API_PAGE,
    handler: true,
    check: (values) => each(values, 'definitions', (definition) => !DEFINITION.test(definition)),
    plan: (values) => checkEach(values, 'definitions', (definition) => matches(definition, NO_BLANK_OR_COMMA)),
  }),
  numberRule({
    id: 'MP005',
    subject: 'schedule',
    title: `A slice count is a whole number from ${SCHEDULE_FIELDS.sliceCount.min} to ${SCHEDULE_FIELDS.sliceCount.max}`,
    numbers: [{ prop: 'sliceCount', field: SCHEDULE_FIELDS.sliceCount }],
    see: API_PAGE,
    handler: true,
  }),
  rule({
    id: 'MP006',
    subject: 'schedule',
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
      values.given('sliceCount') && (isOpen(values, 'sliceCount') || isOpen(values, 'sliceFlag')) && values.flag('sliceFlag') !== true
        ? [
            {
              prop: 'sliceCount',
              condition: unlessNull(of('sliceCount'), `${of('sliceFlag')} == true`),
              found: `${of('sliceCount')} with sliceFlag ${values.given('sliceFlag') ? of('sliceFlag') : 'left out'}`,
            },
          ]
        : NO_CHECK,
  }),
  rule({
    id: 'MP007',
    subject: 'schedule',
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
      values.given('sliceFlag') &&
      values.flag('sliceFlag') !== false &&
      mayMissM3u8(values) &&
      (isOpen(values, 'sliceFlag') || isOpen(values, 'formats'))
        ? [
            {
              prop: 'sliceFlag',
              condition: unlessNull(
                of('sliceFlag'),
                `${of('sliceFlag')} == true ? (${of('formats')} == null ? true : length(${of('formats')}) == 0 || contains(${of('formats')}, "m3u8")) : true`,
              ),
              found: `${of('sliceFlag')} with formats ${of('formats')}`,
            },
          ]
        : NO_CHECK,
  }),
  rule({
    id: 'MP008',
    subject: 'schedule',
    title: 'Formats, definitions and stream types match some stream together',
    props: LISTS,
    allowed: 'at least one format, definition and stream type that one stream can have: mp3, SQ and HQ are audio, FD to 4K and AUTO are video',
    why: 'VOD would accept the call and fetch nothing',
    handler: true,
    check: (values) => {
      const matches = matching(values);
      return matches && matches.every((match) => match.kinds.length === 0)
        ? [{ prop: matches[0].path, found: some(LISTS.filter((path) => values.list(path)).map((path) => `${path} ${show(values.list(path))}`)) }]
        : NONE;
    },
    plan: (values) => {
      const given = LISTS.filter((path) => values.given(path));
      return given.some((path) => isOpen(values, path))
        ? [
            {
              prop: given[0],
              condition: STREAM_TYPES.map((kind) => `(${given.map((path) => canHold(path, kind)).join(' && ')})`).join(' || '),
              found: given.map((path) => `${path} ${of(path)}`).join(', '),
            },
          ]
        : NO_CHECK;
    },
  }),
  rule({
    id: 'MP009',
    subject: 'schedule',
    title: 'A list that is given holds something',
    props: LISTS,
    allowed: 'at least one value, or the prop left out, which means all',
    why: 'an empty list reads like "none", and VOD would take it as "all"',
    handler: true,
    check: (values) => LISTS.filter((path) => values.length(path) === 0).map((path) => ({ prop: path, found: '[]' })),
    plan: (values) =>
      LISTS.filter((path) => isOpenList(values, path)).map((path) => ({
        prop: path,
        condition: unlessNull(of(path), `length(${of(path)}) > 0`),
        found: of(path),
      })),
  }),
  rule({
    id: 'MP101',
    subject: 'schedule',
    severity: 'warning',
    title: 'A definition that VOD documents',
    props: ['definitions'],
    allowed: some(Object.keys(DEFINITIONS), 20),
    why: 'a name of your own transcoding templates is fine; a misspelt one matches no stream',
    see: 'https://www.alibabacloud.com/help/en/vod/developer-reference/media-asset-parameters',
    check: (values) => each(values, 'definitions', (definition) => DEFINITION.test(definition) && !Object.hasOwn(DEFINITIONS, definition)),
  }),
  rule({
    id: 'MP104',
    subject: 'schedule',
    severity: 'warning',
    title: 'Every value of a list can match some stream',
    props: LISTS,
    allowed: 'values that go with the other lists: mp3, SQ and HQ are audio, FD to 4K and AUTO are video',
    why: 'the value adds to the URL sum and fetches nothing',
    check: (values) => {
      const matches = matching(values);
      if (!matches || matches.every((match) => match.kinds.length === 0)) {
        return NONE;
      }
      return matches.filter((match) => match.kinds.length === 0).map((match) => ({ prop: match.path, found: show(match.value) }));
    },
  }),
];

/** The values of a list that break a condition, each as a violation with its place. */
function each(values: Values, path: string, broken: (value: string) => boolean): readonly Violation[] {
  let violations: Violation[] | undefined;
  for (const { index, value } of values.elements(path)) {
    if (broken(value)) {
      (violations ??= []).push({ prop: `${path}[${index}]`, found: show(value) });
    }
  }
  return violations ?? NONE;
}

/** A check that the elements which only the plan knows are among some texts. */
function checkOnly(values: Values, path: string, texts: readonly string[]): readonly PlanCheck[] {
  return isOpen(values, path) ? [{ prop: path, condition: unlessNull(openOf(path), holdsOnly(openOf(path), texts)), found: openOf(path) }] : NO_CHECK;
}

/** Whether formats can turn out to leave out m3u8: they are given, and no known element is m3u8. */
function mayMissM3u8(values: Values): boolean {
  return values.given('formats') && !values.elements('formats').some(({ value }) => value === 'm3u8');
}

/** Whether some value of a list can name a stream of a kind; a list that is empty, or none, is another rule's matter. */
function canHold(path: string, kind: StreamKind): string {
  const others = NAMES_WITHOUT[path](kind);
  return `(${of(path)} == null ? true : try(length(${of(path)}) == 0 || length(setsubtract(toset(${of(path)}), ${hclList(others)})) > 0, true))`;
}

/** The documented values of a list that no stream of a kind can have. */
const NAMES_WITHOUT: Readonly<Record<string, (kind: StreamKind) => readonly string[]>> = {
  formats: (kind) => FORMAT_NAMES.filter((format) => !kindsOfFormat(format).includes(kind)),
  definitions: (kind) => Object.keys(DEFINITIONS).filter((definition) => !kindsOfDefinition(definition).includes(kind)),
  streamTypes: (kind) => STREAM_TYPES.filter((type) => type !== kind),
};

interface Match {
  readonly path: string;
  readonly value: string;
  readonly kinds: readonly StreamKind[];
}

/** For each value of the three lists the kinds of stream that it can match beside the other lists; undefined while any is not known. */
function matching(values: Values): readonly Match[] | undefined {
  const formats = values.list('formats');
  const definitions = values.list('definitions');
  const streamTypes = values.list('streamTypes');
  if (!LISTS.every((path) => values.settled(path)) || (!formats && !definitions && !streamTypes)) {
    return undefined;
  }
  const ofFormats = kindsOfAll(formats, kindsOfFormat);
  const ofDefinitions = kindsOfAll(definitions, kindsOfDefinition);
  const ofStreamTypes = kindsOfAll(streamTypes, kindsOfStreamType);
  const meet = (value: readonly StreamKind[], a: readonly StreamKind[], b: readonly StreamKind[]) =>
    value.filter((kind) => a.includes(kind) && b.includes(kind));
  const matches: Match[] = [];
  for (const value of formats ?? []) {
    matches.push({ path: 'formats', value, kinds: meet(kindsOfFormat(value), ofDefinitions, ofStreamTypes) });
  }
  for (const value of definitions ?? []) {
    matches.push({ path: 'definitions', value, kinds: meet(kindsOfDefinition(value), ofFormats, ofStreamTypes) });
  }
  for (const value of streamTypes ?? []) {
    matches.push({ path: 'streamTypes', value, kinds: meet(kindsOfStreamType(value), ofFormats, ofDefinitions) });
  }
  return matches.length > 0 ? matches : undefined;
}

/** A type that VOD does not know is another rule's matter: here it matches all. */
function kindsOfStreamType(streamType: string): readonly StreamKind[] {
  const kinds = STREAM_TYPES.filter((kind) => kind === streamType);
  return kinds.length > 0 ? kinds : STREAM_TYPES;
}

function kindsOfAll(list: readonly string[] | undefined, kindsOf: (value: string) => readonly StreamKind[]): readonly StreamKind[] {
  if (!list) {
    return STREAM_TYPES;
  }
  return STREAM_TYPES.filter((kind) => list.some((value) => kindsOf(value).includes(kind)));
}
