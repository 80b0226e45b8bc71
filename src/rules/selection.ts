import { MEDIA_TYPES, PAGED_SEARCH_ROWS, PLAYS_READY_HOUR, STATUS_REGION } from '../job/limits';
import { SELECTION_KINDS } from '../job/selection-fields';
import { hclText } from './hcl';
import { numberRule } from './number-rule';
import {
  NO_CHECK,
  checkEach,
  checkElements,
  checkNotEmpty,
  checkOf,
  checkRequired,
  checkTogether,
  holdsOnly,
  isOpen,
  matches,
  notNull,
  unlessNull,
  warningOf,
} from './plan';
import { regionWithoutStatus } from './region';
import { NONE, type Rule, type Violation, duration, errors, show, warnings } from './rule';
import { elementViolations, textProblems, textViolations } from './text-rule';
import type { Values } from './values';

const SEARCH = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-searchmedia';
const MATCH = 'https://www.alibabacloud.com/help/en/vod/developer-reference/protocol-for-media-asset-search';
const TOP_PLAYED = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describeplaytopvideos';
const BUCKET_NAMES = 'https://www.alibabacloud.com/help/en/oss/user-guide/bucket-naming-conventions';
const OBJECT_NAMES = 'https://www.alibabacloud.com/help/en/oss/user-guide/object-naming-conventions';
const MOUNT = 'https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/configure-an-oss-file-system';

const { fields: recent } = SELECTION_KINDS.recent;
const { fields: topPlayed } = SELECTION_KINDS.topPlayed;
const { fields: search } = SELECTION_KINDS.search;
const { fields: object } = SELECTION_KINDS.object;
const STATUS = new RegExp(recent.statuses.pattern);
const SORT_BY = new RegExp(search.sortBy.pattern);
const NOT_BLANK = new RegExp(search.match.pattern);
const BUCKET = new RegExp(object.bucket.pattern);
const ENDPOINT = /^https?:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*\.aliyuncs\.com$/;
const INTERNAL_ENDPOINT = /^https?:\/\/oss-([a-z0-9-]+)-internal\.aliyuncs\.com$/;

/** Ways to choose media that a run carries out: what they count, what they look for, and where lists lie. */
export const selectionRules: readonly Rule[] = [
  ...errors('schedule', [
    numberRule({
      id: 'MP032',
      title: 'Hours, days and counts of a selection are whole numbers within their bounds',
      numbers: [
        { prop: 'media.recent.withinHours', field: recent.withinHours, unit: 'hours' },
        { prop: 'media.topPlayed.days', field: topPlayed.days, unit: 'days' },
        { prop: 'media.topPlayed.limit', field: topPlayed.limit, unit: 'media' },
        { prop: 'media.count', field: SELECTION_KINDS.limit.fields.count, unit: 'media' },
      ],
      allowed:
        `whole numbers from 1: at most ${recent.withinHours.max} hours, ${topPlayed.days.max} days, ` +
        `${topPlayed.limit.max} top played media, ${SELECTION_KINDS.limit.fields.count.max} media of a limit`,
      see: TOP_PLAYED,
      handler: true,
    }),
    {
      id: 'MP033',
      title: 'A search says what it looks for',
      props: ['media.search.match', 'media.search.statuses'],
      reads: ['media.search'],
      allowed: "a condition such as CateId = 42 and Title = 'news'; left out, all media of the statuses",
      why: 'VOD would answer with every media asset of the account',
      see: MATCH,
      handler: true,
      check: (values) =>
        values.mediaPaths('search').flatMap((path): Violation[] => {
          const match = `${path}.match`;
          if (values.given(match)) {
            const found = values.text(match);
            return found === undefined || NOT_BLANK.test(found) ? [] : [{ prop: match, found: show(found) }];
          }
          return values.length(`${path}.statuses`) === 0 ? [{ prop: match, found: 'left out, with no statuses' }] : [];
        }),
      plan: (values) =>
        values.mediaPaths('search').flatMap((path) => {
          const withNull = values.length(`${path}.statuses`) === 0 ? checkRequired : checkOf;
          return withNull(values, `${path}.match`, (match) => matches(match, NOT_BLANK));
        }),
    },
    {
      id: 'MP034',
      title: 'Statuses, media types and orders are those of SearchMedia',
      props: ['media.search.statuses', 'media.search.mediaTypes', 'media.search.sortBy', 'media.recent.statuses', 'media.recent.mediaTypes'],
      allowed:
        'statuses: names such as Normal; mediaTypes: at least one of video, audio; ' + 'sortBy: one to three of FIELD:Asc or FIELD:Desc, with commas',
      see: SEARCH,
      handler: true,
      check: (values) => [
        ...values
          .mediaPaths('statuses')
          .flatMap((path) => [
            ...(path.endsWith('recent.statuses') && values.length(path) === 0 ? [{ prop: path, found: 'no status' }] : []),
            ...elementViolations(values, path, (status) => STATUS.test(status)),
          ]),
        ...values
          .mediaPaths('mediaTypes')
          .flatMap((path) => [
            ...(values.length(path) === 0 ? [{ prop: path, found: 'no media type' }] : []),
            ...elementViolations(values, path, (type) => MEDIA_TYPES.some((known) => known === type)),
          ]),
        ...textViolations(values, values.mediaPaths('search.sortBy'), (value) => SORT_BY.test(value)),
      ],
      plan: (values) => [
        ...values
          .mediaPaths('statuses')
          .flatMap((path) => [...checkEach(values, path, (status) => matches(status, STATUS)), ...checkNotEmpty(values, path, unlessNull)]),
        ...values
          .mediaPaths('mediaTypes')
          .flatMap((path) => [...checkElements(values, path, (types) => holdsOnly(types, MEDIA_TYPES)), ...checkNotEmpty(values, path, unlessNull)]),
        ...values.mediaPaths('search.sortBy').flatMap((path) => checkOf(values, path, (value) => matches(value, SORT_BY))),
      ],
    },
    {
      id: 'MP035',
      title: 'A list in a bucket has a bucket and a key that OSS takes',
      props: ['media.bucketObject.bucketName', 'media.bucketObject.key', 'media.storedIn.bucketName', 'media.storedIn.prefix'],
      allowed:
        'bucketName: 3 to 63 lower-case letters, digits and -, a letter or digit at both ends; key and prefix: at most 1,023 bytes, known at synth, ' +
        'no / in front, no //, no . or .. as a folder, no *, ?, ${, control characters or backslashes',
      why: 'the folder of the key becomes a folder of the function, and a policy takes *, ? and ${ as wildcards and variables',
      see: `${BUCKET_NAMES} and ${OBJECT_NAMES}`,
      bounds: { maxKeyBytes: 1023, maxPrefixBytes: 800 },
      handler: true,
      check: (values, { maxKeyBytes, maxPrefixBytes }) => [
        ...textViolations(values, values.mediaPaths('bucketName'), (value) => BUCKET.test(value)).map((violation) => ({
          ...violation,
          allowed: '3 to 63 lower-case letters, digits and -, a letter or digit at both ends',
        })),
        ...values.mediaPaths('bucketObject.key').flatMap((path) => keyViolations(values, path, maxKeyBytes, false)),
        ...values.mediaPaths('storedIn.prefix').flatMap((path) => keyViolations(values, path, maxPrefixBytes, true)),
      ],
      plan: (values) => values.mediaPaths('bucketName').flatMap((path) => checkRequired(values, path, (bucket) => matches(bucket, BUCKET))),
    },
    {
      id: 'MP060',
      title: "A bucket's endpoint is a scheme and a host below aliyuncs.com",
      props: ['media.bucketObject.endpoint', 'media.storedIn.endpoint'],
      allowed: 'http://oss-REGION-internal.aliyuncs.com, https://oss-REGION.aliyuncs.com or another host below aliyuncs.com',
      why: "the mount signs there with the role's credentials",
      see: MOUNT,
      check: (values) => textViolations(values, values.mediaPaths('endpoint'), (value) => ENDPOINT.test(value)),
      plan: (values) => values.mediaPaths('endpoint').flatMap((path) => checkOf(values, path, (endpoint) => matches(endpoint, ENDPOINT))),
    },
    {
      id: 'MP061',
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
    },
    {
      id: 'MP062',
      title: 'A list in a bucket has a prefetcher of this app',
      props: ['media.bucketObject', 'media.storedIn', 'prefetcher'],
      reads: ['media.notMounted'],
      allowed: 'a MediaPrefetcher of this app, or a list that fits into the event',
      why: 'the bucket is mounted into the function, and only the app that has the function can do that',
      see: MOUNT,
      check: (values) => (values.list('media.notMounted') ?? []).map((prop) => ({ prop, found: 'a prefetcher of another state' })),
      plan: 'which prefetcher a schedule has is always known at synth',
    },
    {
      id: 'MP063',
      title: 'The most played media are asked for in cn-shanghai',
      props: ['media.topPlayed', 'prefetcher.vodRegion', 'prefetcher.statusRegion'],
      allowed: 'a prefetcher with vodRegion cn-shanghai, or with a statusRegion set on purpose',
      why: 'VOD documents DescribePlayTopVideos for cn-shanghai only',
      see: TOP_PLAYED,
      check: (values) => {
        const region = regionWithoutStatus(values);
        return region === undefined ? NONE : values.mediaPaths('topPlayed').map((prop) => ({ prop, found: `vodRegion ${show(region)}` }));
      },
      plan: (values) =>
        values.given('prefetcher.statusRegion')
          ? NO_CHECK
          : values.mediaPaths('topPlayed').flatMap((prop) =>
              checkTogether(values, ['prefetcher.vodRegion'], (region) => ({
                prop,
                condition: notNull(region, `${region} == ${hclText(STATUS_REGION)}`),
                found: `vodRegion ${region}`,
              })),
            ),
    },
  ]),
  ...warnings('schedule', [
    {
      id: 'MP115',
      title: 'A match that names Status stands without statuses',
      props: ['media.search.match', 'media.search.statuses'],
      allowed: 'statuses: [] beside a match that says itself which statuses it means',
      why: "Status in ('Normal') is added to the match unless statuses say otherwise, and both must hold",
      see: MATCH,
      check: (values) =>
        textViolations(
          values,
          values.mediaPaths('search.match').filter((path) => values.length(path.replace(/match$/, 'statuses')) !== 0),
          (match) => !/\bStatus\b/.test(withoutTexts(match)),
        ),
    },
    {
      id: 'MP134',
      title: 'A look-back is shorter than two periods, or runs remember what they submitted',
      props: ['media.recent.withinHours', 'skipSubmittedWithinHours'],
      reads: ['schedule.longestPeriodSeconds'],
      allowed: 'fewer hours, fewer runs, or skipSubmittedWithinHours with a ledger',
      why: 'each media asset is found by several runs in turn, and costs its URLs each time',
      check: (values) => {
        const period = values.number('schedule.longestPeriodSeconds');
        if (period === undefined || values.given('skipSubmittedWithinHours')) {
          return NONE;
        }
        return values.mediaPaths('recent.withinHours').flatMap((path): Violation[] => {
          const hours = values.number(path) ?? 0;
          return !path.includes('.excluding') && hours * 3600 >= 2 * period
            ? [{ prop: path, found: `${hours} with a run every ${duration(period)}` }]
            : [];
        });
      },
      plan: (values) => {
        const period = values.number('schedule.longestPeriodSeconds');
        return period === undefined || values.given('skipSubmittedWithinHours')
          ? NO_CHECK
          : values
              .mediaPaths('recent.withinHours')
              .filter((path) => !path.includes('.excluding'))
              .flatMap((path) => warningOf(values, path, (hours) => `${hours} * 3600 < ${2 * period}`))
              .map((check) => ({ ...check, found: `${check.found} with a run every ${duration(period)}` }));
      },
    },
    {
      id: 'MP136',
      title: 'The most played are asked for once the figures of a day are ready',
      props: ['media.topPlayed.days'],
      reads: ['schedule.latestInShanghai'],
      allowed: `a tick from 09:00 in Shanghai on`,
      why: "the figures of a day are ready at 09:00 of the next one in Shanghai: before, the day before yesterday's are the latest",
      see: TOP_PLAYED,
      bounds: { readyMinutes: PLAYS_READY_HOUR * 60 },
      check: (values, { readyMinutes }) => {
        const latest = values.number('schedule.latestInShanghai') ?? readyMinutes;
        const time = `${String(Math.floor(latest / 60)).padStart(2, '0')}:${String(latest % 60).padStart(2, '0')}`;
        return latest >= readyMinutes ? NONE : values.mediaPaths('topPlayed.days').map((prop) => ({ prop, found: `a tick at ${time} in Shanghai` }));
      },
    },
    {
      id: 'MP116',
      title: 'A search has one sort key',
      props: ['media.search.sortBy'],
      allowed: 'one key, or a match that finds no more than 5,000 media',
      why: 'beyond 5,000 media VOD takes one sort key only, and the run would fail',
      see: SEARCH,
      check: (values) =>
        textViolations(values, values.mediaPaths('search.sortBy'), (sortBy) => !sortBy.includes(',')).map((violation) => ({
          ...violation,
          allowed: `one key, or a match that finds no more than ${PAGED_SEARCH_ROWS} media`,
        })),
      plan: (values) =>
        values.mediaPaths('search.sortBy').flatMap((path) => warningOf(values, path, (sortBy) => `length(split(",", ${sortBy})) == 1`)),
    },
  ]),
];

function keyViolations(values: Values, path: string, mostBytes: number, mayBeEmpty: boolean): Violation[] {
  if (isOpen(values, path)) {
    return [{ prop: path, found: 'an expression' }];
  }
  return textProblems(values, [path], (key) => keyProblem(key, mostBytes, mayBeEmpty));
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
  if (/[*?]|\$\{/.test(key)) {
    return 'it holds a wildcard or a variable of RAM policies';
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
