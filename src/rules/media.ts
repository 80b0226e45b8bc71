import { EVENT_BYTES } from '../job/limits';
import { MEDIA_ID_CHARACTERS, USUAL_ID_DIGITS, isMediaId, isUsualMediaId } from '../job/media-id';
import { LIST_FORM } from '../job/media-list';
import { SELECTION_KINDS, type SelectionKind } from '../job/selection-fields';
import { NO_CHECK, checkEachText, checkTogether, isOpen, notNull, quietly, warningOf } from './plan';
import { NONE, type Rule, errors, show, some, warnings } from './rule';
import type { Values } from './values';

/** The kinds of selection that a run finds media assets by, as rules name them. */
const FINDING_KINDS = Object.values<SelectionKind>(SELECTION_KINDS).flatMap(({ prop }) => prop ?? []);

/** Which media: the IDs themselves, how many, and whether they fit the event. */
export const mediaRules: readonly Rule[] = [
  ...errors('schedule', [
    {
      id: 'MP010',
      title: 'Media IDs hold letters, digits, - and _',
      props: ['media.ids'],
      allowed: 'letters, digits, - and _',
      why: 'VOD reads the list separated by commas, and no media ID holds anything else',
      handler: true,
      check: (values) =>
        values.mediaPaths('ids').flatMap((path) =>
          values
            .elements(path)
            .filter(({ value }) => !isMediaId(value))
            .map(({ index, value }) => ({ prop: place(values, path, index), found: value === '' ? 'an empty ID' : show(value) })),
        ),
      plan: (values) => values.mediaPaths('ids').flatMap((path) => checkEachText(values, path, MEDIA_ID_CHARACTERS)),
    },
    {
      id: 'MP011',
      title: 'A selection holds at least one media asset',
      props: ['media.ids', 'media.concat'],
      reads: ['input.problems', 'media.problems', ...FINDING_KINDS.map((kind) => `media.${kind}`)],
      allowed: 'at least one media ID; a list may be empty beside other selections in concat, or where it is excluded',
      why: 'a run with nothing to do would end as failed at every tick',
      handler: true,
      check: (values) => {
        const lists = selecting(values, 'ids');
        if (findsMedia(values) || lists.some((path) => values.length(path) !== 0) || (lists.length > 0 && !isReadable(values))) {
          return NONE;
        }
        const concats = selecting(values, 'concat').filter((path) => values.raw(path) === 0);
        return [...lists.map((prop) => ({ prop, found: 'no media' })), ...concats.map((prop) => ({ prop, found: 'no selection' }))];
      },
      plan: (values) => {
        const lists = selecting(values, 'ids');
        const open = lists.filter((path) => isOpen(values, path) && values.length(path) === undefined);
        if (findsMedia(values) || lists.some((path) => (values.length(path) ?? 0) > 0)) {
          return NO_CHECK;
        }
        return checkTogether(values, open, (...given) => ({
          prop: open.length === 1 ? open[0] : 'media',
          condition: given.map((list) => `(${notNull(list, `length(${list}) > 0`)})`).join(' || '),
          found: given.join(' with '),
        }));
      },
    },
    {
      id: 'MP012',
      title: 'The event fits into 128 KB',
      props: ['event.bytes'],
      allowed: `at most ${EVENT_BYTES} bytes, measured as Function Compute does: the payload once more as a JSON string, in UTF-8`,
      why:
        'Function Compute drops a larger event, and about 3,500 media IDs fit into one; keep a longer list in a bucket ' +
        'with MediaSelection.storedIn(bucketName), or split the media over several schedules',
      see: 'https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/time-triggers',
      bounds: { max: EVENT_BYTES },
      check: (values, { max }) => {
        const bytes = values.number('event.bytes') ?? 0;
        return bytes > max ? [{ prop: 'media', found: `an event of ${bytes} bytes` }] : NONE;
      },
      plan: (values, { max }) =>
        checkTogether(values, ['event.bytes'], (bytes) => ({ prop: 'media', condition: `try(${bytes} <= ${max}, false)`, found: 'the event' })),
    },
    {
      id: 'MP028',
      title: 'A media file can be read',
      props: ['media.problems'],
      allowed: `a text file with ${LIST_FORM}`,
      check: (values) =>
        values.mediaPaths('problems').flatMap((path) => (values.list(path) ?? []).map((problem) => ({ prop: 'media', found: problem }))),
      plan: 'a file is read at synth, and nothing in it is an expression',
    },
    {
      id: 'MP132',
      title: 'Excluded media IDs have the form of the others',
      props: ['media.ids'],
      allowed: `${USUAL_ID_DIGITS} hexadecimal digits, as the other media IDs have`,
      why: 'an ID that was cut short or mistyped excludes nothing: the run would submit what it must not, and fails instead',
      check: (values) => {
        const lists = values.mediaPaths('ids');
        const isUsual = lists.some((path) => values.elements(path).some(({ value }) => isUsualMediaId(value)));
        return (isUsual ? lists.filter(isExcluded) : []).flatMap((path) =>
          values
            .elements(path)
            .filter(({ value }) => isMediaId(value) && !isUsualMediaId(value))
            .map(({ index, value }) => ({ prop: place(values, path, index), found: show(value) })),
        );
      },
      plan: 'the run that would exclude such an ID fails, and names it',
    },
  ]),
  ...warnings('schedule', [
    {
      id: 'MP141',
      title: 'Something is left of a selection',
      props: ['media.ids', 'failureCriteria.nothingSelected'],
      reads: ['media.most', 'media.count', 'input.problems', 'media.problems'],
      allowed: 'a media ID that is not excluded, or failureCriteria with nothingSelected: true',
      why: 'every run would select nothing, and end as failed',
      check: (values) => {
        const isMeant = values.given('failureCriteria.nothingSelected') && values.flag('failureCriteria.nothingSelected') !== false;
        const isLimited = values.mediaPaths('count').some((path) => (values.number(path) ?? 1) < 1);
        return values.number('media.most') !== 0 || isMeant || isLimited || !isReadable(values)
          ? NONE
          : selecting(values, 'ids')
              .filter((prop) => values.length(prop) !== 0)
              .map((prop) => ({ prop, found: 'media IDs that are all excluded' }));
      },
    },
    {
      id: 'MP102',
      title: 'Media IDs are 32 hexadecimal digits',
      props: ['media.ids'],
      allowed: '32 hexadecimal digits, as every media ID known so far',
      why: 'a header, or an ID cut short or with something around it, comes back as nonexistent',
      bounds: { length: USUAL_ID_DIGITS },
      check: (values, { length }) =>
        values.mediaPaths('ids').flatMap((path) => {
          const odd = values.elements(path).filter(({ value }) => isMediaId(value) && !(value.length === length && isUsualMediaId(value)));
          const shown = odd.map(({ value }) => show(value));
          return odd.length > 0 ? [{ prop: place(values, path, odd[0].index), found: some(shown, 3) }] : [];
        }),
      plan: (values, { length }) => values.mediaPaths('ids').flatMap((path) => checkEachText(values, path, `[0-9A-Fa-f]{${length}}`, quietly)),
    },
    {
      id: 'MP103',
      title: 'No value is given twice',
      props: ['media.ids', 'media.search.mediaTypes', 'media.recent.mediaTypes', 'formats', 'definitions', 'streamTypes'],
      allowed: 'each value once',
      why: 'a repeat is dropped: it is submitted once',
      check: (values) =>
        [...values.mediaPaths('ids'), ...values.mediaPaths('mediaTypes'), 'formats', 'definitions', 'streamTypes'].flatMap((path) => {
          const repeated = repeats(values.elements(path).map(({ value }) => value));
          return repeated.length > 0 ? [{ prop: path, found: `${some(repeated.map(show), 3)} more than once` }] : [];
        }),
      plan: (values) =>
        [...values.mediaPaths('ids'), ...values.mediaPaths('mediaTypes'), 'formats', 'definitions', 'streamTypes'].flatMap((path) =>
          warningOf(values, path, (list) => `length(distinct(${list})) == length(${list})`),
        ),
    },
  ]),
];

function repeats(list: readonly string[]): string[] {
  const unseen = new Set(list);
  return [...new Set(list.filter((value) => !unseen.delete(value)))];
}

/** Whether lists hold what was meant: one that could not be understood is no empty one. */
function isReadable(values: Values): boolean {
  return values.mediaPaths('problems').length === 0 && !values.given('input.problems');
}

/** Whether a run finds media assets, whatever the lists hold. */
function findsMedia(values: Values): boolean {
  return FINDING_KINDS.some((kind) => selecting(values, kind).length > 0);
}

/** The parts of a selection that media assets are taken from, not those of what is excluded. */
function selecting(values: Values, last: string): string[] {
  return values.mediaPaths(last).filter((path) => !isExcluded(path));
}

function isExcluded(path: string): boolean {
  return path.includes('.excluding');
}

/** Where an ID of a list stands: its line where it came from a file, else its place. */
function place(values: Values, path: string, index: number): string {
  const places = values.list(`${path}.places`);
  return places ? `media (${places[index]})` : `${path}[${index}]`;
}
