import { hclText } from './hcl';
import {
  MOST_LIMITED_MEDIA,
  MOST_RECENT_HOURS,
  MOST_TOP_PLAYED,
  MOST_TOP_PLAYED_DAYS,
  MOUNTS_PER_FUNCTION,
  PAGED_SEARCH_ROWS,
  SEARCH_TYPES,
} from '../job/limits';
import type { Values } from './values';
import { NO_CHECK, type PlanCheck, checkEach, checkOf, isOneOf, isOpen, isOpenList, isWhole, matches, of } from './plan';
import { NONE, type Rule, type Violation, isWholeNumber, rule, show } from './rule';

const SEARCH = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-searchmedia';
const MATCH = 'https://www.alibabacloud.com/help/en/vod/developer-reference/protocol-for-media-asset-search';
const TOP_PLAYED = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describeplaytopvideos';
const BUCKET_NAMES = 'https://www.alibabacloud.com/help/en/oss/user-guide/bucket-naming-conventions';
const OBJECT_NAMES = 'https://www.alibabacloud.com/help/en/oss/user-guide/object-naming-conventions';
const MOUNT = 'https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/configure-an-oss-file-system';

const STATUS = /^[A-Za-z]+$/;
const SORT_BY = /^[A-Za-z]+:(?:Asc|Desc)(?:,[A-Za-z]+:(?:Asc|Desc)){0,2}$/;
const NOT_BLANK = /\S/;
const BUCKET = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;
const ENDPOINT = /^https?:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*\.aliyuncs\.com$/;
const INTERNAL_ENDPOINT = /^https?:\/\/oss-([a-z0-9-]+)-internal\.aliyuncs\.com$/;

/** A number of a selection: its path below `media`, the bounds' name, and what it counts. */
const NUMBERS = [
  { last: 'recent.withinHours', most: 'maxHours', unit: 'hours' },
  { last: 'topPlayed.days', most: 'maxDays', unit: 'days' },
  { last: 'topPlayed.limit', most: 'maxTopPlayed', unit: 'media' },
  { last: 'count', most: 'maxMedia', unit: 'media' },
] as const;

/** Ways to choose media that a run carries out: what they count, what they look for, and where lists lie. */
export const selectionRules: readonly Rule[] = [
  rule({
    id: 'MP032',
    subject: 'schedule',
    title: 'Hours, days and counts of a selection are whole numbers within their bounds',
    props: NUMBERS.map(({ last }) => `media.${last}`),
    allowed:
      `whole numbers from 1: at most ${MOST_RECENT_HOURS} hours, ${MOST_TOP_PLAYED_DAYS} days, ` +
      `${MOST_TOP_PLAYED} top played media, ${MOST_LIMITED_MEDIA} media of a limit`,
    see: TOP_PLAYED,
    bounds: { min: 1, maxHours: MOST_RECENT_HOURS, maxDays: MOST_TOP_PLAYED_DAYS, maxTopPlayed: MOST_TOP_PLAYED, maxMedia: MOST_LIMITED_MEDIA },
    handler: true,
    check: (values, bounds) =>
      numbersOf(values).flatMap(({ path, most, unit }): Violation[] => {
        const value = values.raw(path);
        return value === undefined || (typeof value === 'number' && isWholeNumber(value, bounds.min, bounds[most]))
          ? []
          : [{ prop: path, found: show(value), allowed: wholeNumbers(bounds.min, bounds[most], unit) }];
      }),
    plan: (values, bounds) =>
      numbersOf(values)
        .filter(({ path }) => isOpen(values, path))
        .map(({ path, most, unit }) => ({
          prop: path,
          condition: unlessFalse(of(path), isWhole(of(path), bounds.min, bounds[most])),
          found: of(path),
          allowed: wholeNumbers(bounds.min, bounds[most], unit),
        })),
  }),
  rule({
    id: 'MP033',
    subject: 'schedule',
    title: 'A search says what it looks for',
    props: ['media.search.match', 'media.search.statuses'],
    reads: ['media.search'],
    allowed: "a condition such as CateId = 42 and Title = 'news'; left out, all media of the statuses",
    why: 'VOD would answer with every media of the account',
    see: MATCH,
    handler: true,
    check: (values) =>
      values.mediaPaths('search').flatMap((path): Violation[] => {
        const match = `${path}.match`;
        if (values.given(match)) {
          const found = values.raw(match);
          return found === undefined || (typeof found === 'string' && NOT_BLANK.test(found)) ? [] : [{ prop: match, found: show(found) }];
        }
        return values.length(`${path}.statuses`) === 0 ? [{ prop: match, found: 'left out, with no statuses' }] : [];
      }),
    plan: (values) =>
      values
        .mediaPaths('search.match')
        .filter((path) => isOpen(values, path))
        .map((path) => ({ prop: path, condition: unlessFalse(of(path), matches(of(path), NOT_BLANK)), found: of(path) })),
  }),
  rule({
    id: 'MP034',
    subject: 'schedule',
    title: 'Statuses, kinds of media and orders are those of SearchMedia',
    props: ['media.search.statuses', 'media.search.searchType', 'media.search.sortBy', 'media.recent.statuses'],
    allowed: 'statuses: names such as Normal; searchType: video or audio; sortBy: one to three of FIELD:Asc or FIELD:Desc, with commas',
    see: SEARCH,
    handler: true,
    check: (values) => {
      const violations: Violation[] = [];
      for (const path of values.mediaPaths('statuses')) {
        const list = values.raw(path);
        if (list !== undefined && !Array.isArray(list)) {
          violations.push({ prop: path, found: show(list) });
        } else if (path.endsWith('recent.statuses') && list?.length === 0) {
          violations.push({ prop: path, found: 'no status' });
        }
        (list as readonly unknown[] | undefined)?.forEach?.((status, index) => {
          if (typeof status !== 'symbol' && !(typeof status === 'string' && STATUS.test(status))) {
            violations.push({ prop: `${path}[${index}]`, found: show(status) });
          }
        });
      }
      for (const path of values.mediaPaths('search.searchType')) {
        if (values.known(path) && !SEARCH_TYPES.includes(values.raw(path) as string)) {
          violations.push({ prop: path, found: show(values.raw(path)) });
        }
      }
      for (const path of values.mediaPaths('search.sortBy')) {
        if (values.known(path) && !(values.text(path) !== undefined && SORT_BY.test(values.text(path)!))) {
          violations.push({ prop: path, found: show(values.raw(path)) });
        }
      }
      return violations;
    },
    plan: (values) => [
      ...values.mediaPaths('statuses').flatMap((path) => statusChecks(values, path)),
      ...values.mediaPaths('search.searchType').flatMap((path) => checkOf(values, path, (value) => isOneOf(value, SEARCH_TYPES))),
      ...values.mediaPaths('search.sortBy').flatMap((path) => checkOf(values, path, (value) => matches(value, SORT_BY))),
    ],
  }),
  rule({
    id: 'MP035',
    subject: 'schedule',
    title: 'A list in a bucket has a bucket and a key that OSS takes',
    props: ['media.bucketObject.bucketName', 'media.bucketObject.key', 'media.storedIn.bucketName', 'media.storedIn.prefix'],
    allowed:
      'bucketName: 3 to 63 lower-case letters, digits and -, a letter or digit at both ends; key and prefix: at most 1,023 bytes, known at synth, ' +
      'no / in front, no //, no . or .. as a folder, no control characters or backslashes',
    why: 'the folder of the key becomes a folder of the function',
    see: `${BUCKET_NAMES} and ${OBJECT_NAMES}`,
    bounds: { maxKeyBytes: 1023, maxPrefixBytes: 800 },
    check: (values, { maxKeyBytes, maxPrefixBytes }) => [
      ...values
        .mediaPaths('bucketName')
        .filter((path) => values.text(path) !== undefined && !BUCKET.test(values.text(path)!))
        .map((path) => ({
          prop: path,
          found: show(values.text(path)),
          allowed: '3 to 63 lower-case letters, digits and -, a letter or digit at both ends',
        })),
      ...values.mediaPaths('bucketObject.key').flatMap((path) => keyViolations(values, path, maxKeyBytes, false)),
      ...values.mediaPaths('storedIn.prefix').flatMap((path) => keyViolations(values, path, maxPrefixBytes, true)),
    ],
    plan: (values) =>
      values
        .mediaPaths('bucketName')
        .filter((path) => isOpen(values, path))
        .map((path) => ({ prop: path, condition: unlessFalse(of(path), matches(of(path), BUCKET)), found: of(path) })),
  }),
  rule({
    id: 'MP060',
    subject: 'schedule',
    title: "A bucket's endpoint is a scheme and a host below aliyuncs.com",
    props: ['media.bucketObject.endpoint', 'media.storedIn.endpoint'],
    allowed: 'http://oss-REGION-internal.aliyuncs.com, https://oss-REGION.aliyuncs.com or another host below aliyuncs.com',
    why: "the mount signs there with the role's credentials",
    see: MOUNT,
    check: (values) =>
      values
        .mediaPaths('endpoint')
        .filter((path) => values.text(path) !== undefined && !ENDPOINT.test(values.text(path)!))
        .map((path) => ({ prop: path, found: show(values.text(path)) })),
    plan: (values) => values.mediaPaths('endpoint').flatMap((path) => checkOf(values, path, (endpoint) => matches(endpoint, ENDPOINT))),
  }),
  rule({
    id: 'MP061',
    subject: 'schedule',
    title: "An internal endpoint is one of the function's region",
    props: ['media.bucketObject.endpoint', 'media.storedIn.endpoint'],
    reads: ['media.functionRegion'],
    allowed: "the internal endpoint of the function's region, or the public endpoint of the bucket's",
    why: 'an internal endpoint cannot be reached from another region: the mount fails, and with it every run of the function',
    see: MOUNT,
    check: (values) => {
      const region = values.text('media.functionRegion');
      return region === undefined
        ? NONE
        : values.mediaPaths('endpoint').flatMap((path): Violation[] => {
            const its = INTERNAL_ENDPOINT.exec(values.text(path) ?? '')?.[1];
            return its !== undefined && its !== region ? [{ prop: path, found: `${show(values.text(path))} with a function in ${region}` }] : [];
          });
    },
    plan: (values) => {
      const region = values.text('media.functionRegion');
      return region === undefined
        ? NO_CHECK
        : values
            .mediaPaths('endpoint')
            .flatMap((path) =>
              // Another kind of endpoint does not match, and is none of this rule's business.
              checkOf(values, path, (endpoint) => `try(regex(${hclText(INTERNAL_ENDPOINT.source)}, ${endpoint})[0] == ${hclText(region)}, true)`),
            )
            .map((check) => ({ ...check, found: `${check.found} with a function in ${region}` }));
    },
  }),
  rule({
    id: 'MP062',
    subject: 'schedule',
    title: 'A list in a bucket has a prefetcher of this app',
    props: ['media.bucketObject', 'media.storedIn', 'prefetcher'],
    reads: ['media.notMounted'],
    allowed: 'a MediaPrefetcher of this app, or a list that fits into the event',
    why: 'the bucket is mounted into the function, and only the app that has the function can do that',
    see: MOUNT,
    check: (values) =>
      ((values.raw('media.notMounted') as readonly string[] | undefined) ?? []).map((prop) => ({ prop, found: 'a prefetcher of another state' })),
    plan: 'which prefetcher a schedule has is always known at synth',
  }),
  rule({
    id: 'MP063',
    subject: 'schedule',
    title: 'The most played media are asked for in cn-shanghai',
    props: ['media.topPlayed', 'prefetcher.vodRegion', 'prefetcher.statusRegion'],
    allowed: 'a prefetcher with vodRegion cn-shanghai, or with a statusRegion set on purpose',
    why: 'VOD documents DescribePlayTopVideos for cn-shanghai only',
    see: TOP_PLAYED,
    check: (values) => {
      const region = values.text('prefetcher.vodRegion');
      return region === undefined || region === SHANGHAI || values.given('prefetcher.statusRegion')
        ? NONE
        : values.mediaPaths('topPlayed').map((prop) => ({ prop, found: `vodRegion ${show(region)}` }));
    },
    plan: (values) =>
      isOpen(values, 'prefetcher.vodRegion') && !values.given('prefetcher.statusRegion')
        ? values.mediaPaths('topPlayed').map((prop) => ({
            prop,
            condition: unlessFalse(of('prefetcher.vodRegion'), `${of('prefetcher.vodRegion')} == ${hclText(SHANGHAI)}`),
            found: `vodRegion ${of('prefetcher.vodRegion')}`,
          }))
        : NO_CHECK,
  }),
  rule({
    id: 'MP115',
    subject: 'schedule',
    severity: 'warning',
    title: 'A match that names Status stands without statuses',
    props: ['media.search.match', 'media.search.statuses'],
    allowed: 'statuses: [] beside a match that says itself which statuses it means',
    why: "Status in ('Normal') is added to the match unless statuses say otherwise, and both must hold",
    see: MATCH,
    check: (values) =>
      values
        .mediaPaths('search.match')
        .filter((path) => /\bStatus\b/.test(withoutTexts(values.text(path) ?? '')) && values.length(path.replace(/match$/, 'statuses')) !== 0)
        .map((path) => ({ prop: path, found: show(values.text(path)) })),
  }),
  rule({
    id: 'MP116',
    subject: 'schedule',
    severity: 'warning',
    title: 'A search has one sort key',
    props: ['media.search.sortBy'],
    allowed: 'one key, or a match that finds no more than 5,000 media',
    why: 'beyond 5,000 media VOD takes one sort key only, and the run would fail',
    see: SEARCH,
    check: (values) =>
      values
        .mediaPaths('search.sortBy')
        .filter((path) => values.text(path)?.includes(','))
        .map((path) => ({
          prop: path,
          found: show(values.text(path)),
          allowed: `one key, or a match that finds no more than ${PAGED_SEARCH_ROWS} media`,
        })),
  }),
];

/** The mounts of a function, whatever they are for. */
export const mountRules: readonly Rule[] = [
  rule({
    id: 'MP064',
    subject: 'prefetcher',
    title: 'A function has at most 5 mounts',
    props: ['mounts.count'],
    allowed: 'at most 5 folders of buckets for all schedules together: lists in one folder share a mount',
    see: 'https://www.alibabacloud.com/help/en/functioncompute/fc/product-overview/limits-of-usage',
    bounds: { max: MOUNTS_PER_FUNCTION },
    check: (values, { max }) => {
      const count = values.number('mounts.count');
      return count !== undefined && count > max ? [{ prop: 'mounts', found: `${count} mounts` }] : NONE;
    },
    plan: 'how many folders are mounted is always known at synth',
  }),
];

const SHANGHAI = 'cn-shanghai';

interface NumberPath {
  readonly path: string;
  readonly most: (typeof NUMBERS)[number]['most'];
  readonly unit: string;
}

function numbersOf(values: Values): NumberPath[] {
  return NUMBERS.flatMap(({ last, most, unit }) => values.mediaPaths(last).map((path) => ({ path, most, unit })));
}

function wholeNumbers(min: number, max: number, unit: string): string {
  return `a whole number from ${min} to ${max} (${unit})`;
}

/** A condition on what may not be left out: null breaks it. */
function unlessFalse(value: string, condition: string): string {
  return `${value} == null ? false : try(${condition}, false)`;
}

function statusChecks(values: Values, path: string): readonly PlanCheck[] {
  const each = checkEach(values, path, (status) => matches(status, STATUS));
  return isOpenList(values, path)
    ? [...each, { prop: path, condition: `${of(path)} == null ? true : try(length(${of(path)}) > 0, false)`, found: of(path) }]
    : each;
}

function keyViolations(values: Values, path: string, mostBytes: number, mayBeEmpty: boolean): Violation[] {
  if (isOpen(values, path)) {
    return [{ prop: path, found: 'an expression' }];
  }
  const key = values.text(path);
  const problem = key === undefined ? undefined : keyProblem(key, mostBytes, mayBeEmpty);
  return problem === undefined ? [] : [{ prop: path, found: `${show(key)}: ${problem}` }];
}

function keyProblem(key: string, mostBytes: number, isPrefix: boolean): string | undefined {
  if (key === '') {
    return isPrefix ? undefined : 'it is empty';
  }
  if (new TextEncoder().encode(key).length > mostBytes) {
    return `it is longer than ${mostBytes} bytes`;
  }
  if (/[\u0000-\u001f\u007f\\]/.test(key)) {
    return 'it holds a control character or a backslash';
  }
  const folders = key.split('/');
  if (folders.slice(0, -1).some((folder) => folder === '')) {
    return 'it holds an empty folder';
  }
  if (folders.some((folder) => folder === '.' || folder === '..')) {
    return 'it holds . or .. as a folder';
  }
  return !isPrefix && key.endsWith('/') ? 'it names a folder' : undefined;
}

function withoutTexts(match: string): string {
  return match.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
}
