import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MediaSelection, ResultType, TaskType } from '../../../src';
import { mediaId } from '../../fixtures';
import { temporaryFolder } from '../../temporary';
import type { Built, RuleCases } from './case';

type Props = NonNullable<Built['schedule']>;

const schedule = (props: Props): Built => ({ schedule: props });
const ids = (...list: string[]): Built => schedule({ media: MediaSelection.ids(list) });
const excluding = (list: string[], excluded: string[]): Built =>
  schedule({ media: MediaSelection.ids(list).excluding(MediaSelection.ids(excluded)) });
const RAW = '${var.unknown}';

/** A file in a folder of its own. */
export function fileOf(text: string): string {
  const path = join(temporaryFolder(), 'ids.txt');
  writeFileSync(path, text);
  return path;
}

/** A selection whose event, as Function Compute would send it, has just so many bytes. */
function eventOf(bytes: number): Built {
  const list = Array.from({ length: 3500 }, (_, index) => mediaId(index));
  const payload = JSON.stringify({
    schedule: 'stack/Schedule',
    selection: { ids: [...list, ''], type: 'ids' },
    task: { taskType: 'Preload' },
    version: 1,
  });
  const event = JSON.stringify({ triggerTime: '2026-01-01T00:00:00Z', triggerName: 'stack-Schedule-9f807f9a', payload });
  return ids(...list, 'f'.repeat(bytes - Buffer.byteLength(event)));
}

const LISTED = MediaSelection.ids([mediaId(1)]);
const NONE_LISTED = MediaSelection.ids([]);

/** A selection beside another one that holds media assets, before it and behind it. */
function beside(media: MediaSelection): Built[] {
  return [schedule({ media: MediaSelection.concat(LISTED, media) }), schedule({ media: MediaSelection.concat(media, LISTED) })];
}

/** Cases of what a run asks of VOD, and for which media. */
export const taskCases: Readonly<Record<string, RuleCases>> = {
  MP001: {
    valid: [schedule({ sliceFlag: true, sliceCount: 3 }), schedule({ formats: ['mp4'] }), schedule({ notAfter: '2027-01-01T00:00:00Z' })],
    invalid: [
      [schedule({ sliceFlag: true, sliceCount: '3' as never }), 'sliceCount'],
      [schedule({ sliceFlag: 'yes' as never }), 'sliceFlag'],
      [schedule({ formats: 'mp4' as never }), 'formats'],
      [schedule({ definitions: [1] as never }), 'definitions[0]'],
      [schedule({ media: MediaSelection.ids([mediaId(1)]).limit(NaN) }), 'media.limit.count'],
      [schedule({ failureCriteria: { nonexistentShare: NaN } }), 'failureCriteria.nonexistentShare'],
      [{ prefetcher: { maxQps: NaN } }, 'maxQps'],
      [
        { prefetcher: { timeoutSeconds: '600' as never, dryRun: 'false' as never, tags: { team: 5 } as never } },
        'timeoutSeconds',
        'dryRun',
        'tags.team',
      ],
      [schedule({ notBefore: 5 as never }), 'notBefore'],
      [schedule({ sliceFlag: true, sliceCount: NaN }), 'sliceCount'],
      [schedule({ failOnPartial: 'yes' as never, retryUnanswered: 1 as never }), 'failOnPartial', 'retryUnanswered'],
      [schedule({ taskType: 5 as never }), 'taskType'],
      [schedule({ media: MediaSelection.ids([mediaId(1)]).limit('5' as never) }), 'media.limit.count'],
      [schedule({ media: MediaSelection.search({ match: 5 as never, sortBy: 1 as never }) }), 'media.search.match', 'media.search.sortBy'],
      [schedule({ media: MediaSelection.recent({ withinHours: 1, statuses: [1 as never] }) }), 'media.recent.statuses[0]'],
      [schedule({ media: MediaSelection.bucketObject(5 as never, 'a') }), 'media.bucketObject.bucketName'],
    ],
    unknown: [
      (variable) => schedule({ sliceFlag: variable.booleanValue, sliceCount: variable.numberValue }),
      (variable) => schedule({ formats: variable.listValue, definitions: [variable.stringValue, 'HD'] }),
    ],
  },
  MP002: {
    valid: [schedule({ formats: ['mp4', 'm3u8', 'mp3', 'flv', 'webm', 'ts'] }), schedule({})],
    invalid: [
      [schedule({ formats: ['mpd'] }), 'formats[0]'],
      [schedule({ formats: ['mp4', 'MP4', 'm3u8', ''] }), 'formats[1]', 'formats[3]'],
      [schedule({ formats: ['toString'] }), 'formats[0]'],
      [schedule({ formats: [RAW, 'mpd'] }), 'formats[1]'],
    ],
    unknown: [
      (variable) => schedule({ formats: [variable.stringValue, 'mp4'] }),
      (variable) => schedule({ formats: variable.listValue }),
      (variable) => schedule({ formats: [`${variable.numberValue}`] }),
      () => schedule({ formats: [RAW] }),
    ],
  },
  MP003: {
    valid: [schedule({ streamTypes: ['video', 'audio'] }), schedule({})],
    invalid: [
      [schedule({ streamTypes: ['Video'] }), 'streamTypes[0]'],
      [schedule({ streamTypes: ['audio', RAW, 'subtitle'] }), 'streamTypes[2]'],
    ],
    unknown: [
      (variable) => schedule({ streamTypes: [variable.stringValue] }),
      (variable) => schedule({ streamTypes: variable.listValue }),
      () => schedule({ streamTypes: [RAW] }),
    ],
  },
  MP004: {
    valid: [schedule({ definitions: ['HD', '2K', 'HD-MP4', 'my_own'] }), schedule({})],
    invalid: [
      [schedule({ definitions: [''] }), 'definitions[0]'],
      [schedule({ definitions: [' '] }), 'definitions[0]'],
      [schedule({ definitions: ['HD,SD'] }), 'definitions[0]'],
      [schedule({ definitions: ['HD', 'S D', RAW] }), 'definitions[1]'],
    ],
    unknown: [
      (variable) => schedule({ definitions: [variable.stringValue, 'HD'] }),
      (variable) => schedule({ definitions: variable.listValue }),
      (variable) => schedule({ definitions: [`${variable.numberValue}`] }),
      () => schedule({ definitions: ['${var.a} ${var.b}'] }),
    ],
  },
  MP005: {
    valid: [schedule({ sliceFlag: true, sliceCount: 1 }), schedule({ sliceFlag: true, sliceCount: 20 }), schedule({ sliceFlag: true })],
    invalid: [
      [schedule({ sliceFlag: true, sliceCount: 0 }), 'sliceCount'],
      [schedule({ sliceFlag: true, sliceCount: 21 }), 'sliceCount'],
      [schedule({ sliceFlag: true, sliceCount: 1.5 }), 'sliceCount'],
      [schedule({ sliceFlag: true, sliceCount: -1 }), 'sliceCount'],
      [schedule({ sliceFlag: true, sliceCount: Infinity }), 'sliceCount'],
    ],
    unknown: [(variable) => schedule({ sliceFlag: true, sliceCount: variable.numberValue })],
  },
  MP006: {
    valid: [schedule({ sliceFlag: true, sliceCount: 5 }), schedule({ sliceFlag: false }), schedule({})],
    invalid: [
      [schedule({ sliceCount: 5 }), 'sliceCount'],
      [schedule({ sliceCount: 5, sliceFlag: false }), 'sliceCount'],
    ],
    unknown: [
      (variable) => schedule({ sliceCount: 5, sliceFlag: variable.booleanValue }),
      (variable) => schedule({ sliceCount: variable.numberValue }),
    ],
  },
  MP007: {
    valid: [schedule({ sliceFlag: true, formats: ['mp4', 'm3u8'] }), schedule({ sliceFlag: true }), schedule({ sliceFlag: false, formats: ['mp4'] })],
    invalid: [[schedule({ sliceFlag: true, formats: ['mp4', 'ts'] }), 'sliceFlag']],
    unknown: [
      (variable) => schedule({ sliceFlag: variable.booleanValue, formats: ['mp4'] }),
      (variable) => schedule({ sliceFlag: true, formats: ['mp4', variable.stringValue] }),
      (variable) => schedule({ sliceFlag: true, formats: variable.listValue }),
      () => schedule({ sliceFlag: true, formats: [RAW] }),
    ],
  },
  MP008: {
    valid: [
      schedule({ formats: ['mp3'], definitions: ['SQ'], streamTypes: ['audio'] }),
      schedule({ formats: ['mp3'] }),
      schedule({ definitions: ['OD'], streamTypes: ['audio'] }),
      schedule({ definitions: ['my_own'], streamTypes: ['audio'] }),
      schedule({ formats: ['mp3', 'mp4'], streamTypes: ['video'] }),
      schedule({ definitions: ['SQ'], streamTypes: ['Video'] }),
      schedule({}),
    ],
    invalid: [
      [schedule({ formats: ['mp3'], streamTypes: ['video'] }), 'formats'],
      [schedule({ definitions: ['SQ', 'HQ'], streamTypes: ['video'] }), 'definitions'],
      [schedule({ definitions: ['HD'], streamTypes: ['audio'] }), 'definitions'],
      [schedule({ formats: ['mp3'], definitions: ['HD', '4K'] }), 'formats'],
      [schedule({ formats: ['mp3'], definitions: ['AUTO'] }), 'formats'],
    ],
    unknown: [
      (variable) => schedule({ formats: ['mp3'], streamTypes: [variable.stringValue] }),
      (variable) => schedule({ formats: variable.listValue, streamTypes: ['video'], definitions: ['SQ'] }),
      () => schedule({ formats: ['mp3'], definitions: ['HD', RAW] }),
    ],
  },
  MP009: {
    valid: [schedule({ formats: ['mp4'], definitions: ['HD'], streamTypes: ['video'] }), schedule({})],
    invalid: [
      [schedule({ formats: [] }), 'formats'],
      [schedule({ definitions: [], streamTypes: [] }), 'definitions', 'streamTypes'],
    ],
    unknown: [(variable) => schedule({ formats: variable.listValue, definitions: variable.listValue, streamTypes: variable.listValue })],
  },
  MP010: {
    valid: [ids(mediaId(1), 'Aa0-_z')],
    invalid: [
      [ids(''), 'media.ids[0]'],
      [ids(mediaId(1), 'a,b', 'a b', 'ä'), 'media.ids[1]', 'media.ids[2]', 'media.ids[3]'],
      [ids(RAW, 'a.b'), 'media.ids[1]'],
      [schedule({ media: MediaSelection.file(fileOf(`# list\n${mediaId(1)}\n\n\${var.x}\nab%{ if }\n`)) }), 'media (ids.txt:4)', 'media (ids.txt:5)'],
    ],
    unknown: [
      (variable) => ids(variable.stringValue, mediaId(1)),
      (variable) => schedule({ media: MediaSelection.ids(variable.listValue) }),
      (variable) => ids(`${variable.numberValue}`),
      () => ids('a.${var.x}'),
    ],
  },
  MP011: {
    valid: [
      ids(mediaId(1)),
      schedule({ media: MediaSelection.file(fileOf(mediaId(1))) }),
      ...beside(NONE_LISTED),
      ...beside(MediaSelection.file(fileOf('# nothing yet\n\n'))),
      ...beside(MediaSelection.concat()),
      ...beside(MediaSelection.concat(NONE_LISTED, MediaSelection.concat())),
      ...beside(NONE_LISTED.limit(5)),
      ...beside(NONE_LISTED.excluding(LISTED)),
      ...beside(NONE_LISTED.storedIn('lists')),
      schedule({ media: MediaSelection.concat(NONE_LISTED, MediaSelection.recent({ withinHours: 1 })) }),
      schedule({ media: MediaSelection.concat(MediaSelection.bucketObject('lists', 'a/b.csv'), NONE_LISTED) }),
      schedule({ media: LISTED.excluding(NONE_LISTED) }),
      schedule({ media: LISTED.excluding(MediaSelection.concat()) }),
    ],
    invalid: [
      [ids(), 'media.ids'],
      [schedule({ media: MediaSelection.file(fileOf('# nothing yet\n\n')) }), 'media.ids'],
      [schedule({ media: MediaSelection.concat() }), 'media.concat'],
      [schedule({ media: MediaSelection.concat(NONE_LISTED, NONE_LISTED) }), 'media.concat[0].ids', 'media.concat[1].ids'],
      [schedule({ media: MediaSelection.concat(NONE_LISTED, MediaSelection.concat()) }), 'media.concat[0].ids', 'media.concat[1].concat'],
      [schedule({ media: NONE_LISTED.limit(5) }), 'media.ids'],
      // What is excluded adds nothing.
      [schedule({ media: NONE_LISTED.excluding(LISTED) }), 'media.ids'],
      [schedule({ media: NONE_LISTED.excluding(MediaSelection.recent({ withinHours: 1 })) }), 'media.ids'],
    ],
    unknown: [
      (variable) => schedule({ media: MediaSelection.ids(variable.listValue) }),
      (variable) => schedule({ media: MediaSelection.concat(NONE_LISTED, MediaSelection.ids(variable.listValue)) }),
      (variable) => schedule({ media: MediaSelection.concat(NONE_LISTED, MediaSelection.ids([variable.stringValue])) }),
    ],
  },
  MP141: {
    valid: [
      schedule({ media: LISTED.excluding(MediaSelection.ids([mediaId(2)])) }),
      schedule({ media: MediaSelection.ids([mediaId(1), mediaId(2)]).excluding(LISTED) }),
      schedule({ media: MediaSelection.concat(LISTED.excluding(LISTED), MediaSelection.ids([mediaId(2)])) }),
      schedule({ media: LISTED.excluding(LISTED), failureCriteria: { nothingSelected: true } }),
      schedule({ media: LISTED.excluding(MediaSelection.recent({ withinHours: 1 })) }),
      // Other rules say what is wrong with these.
      schedule({ media: NONE_LISTED.excluding(LISTED) }),
      schedule({ media: LISTED.limit(0) }),
      schedule({ media: MediaSelection.topPlayed({ days: 1, limit: 0 }) }),
    ],
    invalid: [
      [schedule({ media: LISTED.excluding(LISTED) }), 'media.ids'],
      [schedule({ media: LISTED.excluding(LISTED), failureCriteria: { nothingSelected: false } }), 'media.ids'],
      [schedule({ media: MediaSelection.concat(LISTED, NONE_LISTED).excluding(LISTED).limit(5) }), 'media.concat[0].ids'],
    ],
    unknown: [
      (variable) => schedule({ media: LISTED.excluding(MediaSelection.ids(variable.listValue)) }),
      (variable) => schedule({ media: MediaSelection.ids([variable.stringValue]).excluding(LISTED) }),
      (variable) => schedule({ media: LISTED.excluding(LISTED), failureCriteria: { nothingSelected: variable.booleanValue } }),
    ],
  },
  MP012: {
    valid: [eventOf(131072)],
    invalid: [[eventOf(131073), 'media']],
    unknown: [
      (variable) => schedule({ media: MediaSelection.ids([...Array.from({ length: 4000 }, (_, index) => mediaId(index)), variable.stringValue]) }),
    ],
  },
  MP013: {
    valid: [schedule({ userDataJson: '{}' }), schedule({ userDataJson: '{"Extend":{"a":"${x} and y"}}' })],
    invalid: [
      [schedule({ userDataJson: '' }), 'userDataJson'],
      [schedule({ userDataJson: '{"a":}' }), 'userDataJson'],
      [schedule({ userDataJson: '[]' }), 'userDataJson'],
      [schedule({ userDataJson: 'null' }), 'userDataJson'],
      [schedule({ userDataJson: '"text"' }), 'userDataJson'],
    ],
    unknown: [
      (variable) => schedule({ userDataJson: variable.stringValue }),
      (variable) => schedule({ userDataJson: `{"a":${variable.numberValue}` }),
      () => schedule({ userDataJson: RAW }),
    ],
  },
  MP014: {
    valid: [
      schedule({ userData: { callbackUrl: 'http://example.com' } }),
      schedule({ userData: { callbackUrl: 'https://example.com:8443/a?b=c' } }),
      schedule({ userDataJson: '{"MessageCallback":{"CallbackURL":"https://example.com"}}' }),
      schedule({ userDataJson: '{"MessageCallback":{"CallbackURL":null}}' }),
    ],
    invalid: [
      [schedule({ userData: { callbackUrl: '' } }), 'userData.callbackUrl'],
      [schedule({ userData: { callbackUrl: 'ftp://example.com' } }), 'userData.callbackUrl'],
      [schedule({ userData: { callbackUrl: 'https://' } }), 'userData.callbackUrl'],
      [schedule({ userData: { callbackUrl: 'https://exa mple.com' } }), 'userData.callbackUrl'],
      [schedule({ userDataJson: '{"MessageCallback":{"CallbackURL":"ftp://example.com"}}' }), 'userDataJson'],
      [schedule({ userDataJson: '{"MessageCallback":{"CallbackURL":7}}' }), 'userDataJson'],
    ],
    unknown: [(variable) => schedule({ userData: { callbackUrl: variable.stringValue } }), () => schedule({ userData: { callbackUrl: RAW } })],
  },
  MP015: {
    valid: [schedule({ userData: { extend: { a: 'b' } } }), schedule({ userDataJson: '{}' })],
    invalid: [
      [schedule({ userData: {}, userDataJson: '{}' }), 'userDataJson'],
      // Which one is given is known, whatever it holds.
      [schedule({ userData: {}, userDataJson: RAW }), 'userDataJson'],
    ],
    unknown: 'whether a prop is given is known at synth, whatever it holds',
  },
  MP019: {
    valid: [
      schedule({ taskType: TaskType.REFRESH, resultType: ResultType.MULTIPLE }),
      schedule({ taskType: TaskType.PRELOAD, resultType: ResultType.SINGLE }),
    ],
    invalid: [
      [schedule({ taskType: 'preload' as never }), 'taskType'],
      [schedule({ resultType: 'All' as never }), 'resultType'],
    ],
    unknown: [(variable) => schedule({ taskType: variable.stringValue as never, resultType: RAW as never })],
  },
  MP028: {
    valid: [schedule({ media: MediaSelection.file(fileOf(`title,mediaId\n"a, b",${mediaId(1)}\n`)) })],
    invalid: [
      [schedule({ media: MediaSelection.file('no/such/file.txt') }), 'media'],
      [schedule({ media: MediaSelection.file(fileOf(`title,mediaId\nonly a title\nx,${mediaId(1)}\n`)) }), 'media'],
    ],
    unknown: 'a file is read at synth',
  },
  MP101: {
    valid: [schedule({ definitions: ['FD', 'LD', 'SD', 'HD', 'OD', '2K', '4K', 'AUTO'] }), schedule({ definitions: ['SQ', 'HQ'] })],
    invalid: [[schedule({ definitions: ['HD', 'hd', RAW] }), 'definitions[1]']],
    unknown: [(variable) => schedule({ definitions: [variable.stringValue] }), () => schedule({ definitions: [RAW] })],
  },
  MP132: {
    valid: [
      excluding([mediaId(1), mediaId(2)], [mediaId(2)]),
      excluding(['a', 'b'], ['b']),
      excluding([mediaId(1), 'odd'], [mediaId(2)]),
      excluding([mediaId(1)], []),
    ],
    invalid: [
      [excluding([mediaId(1)], [mediaId(2), mediaId(1).slice(1)]), 'media.excluding.ids[1]'],
      [excluding([mediaId(1)], ['title']), 'media.excluding.ids[0]'],
    ],
    unknown: [(variable) => excluding([mediaId(1)], [variable.stringValue]), (variable) => excluding([variable.stringValue], ['a'])],
  },
  MP102: {
    valid: [ids('0123456789abcdefABCDEF0123456789')],
    invalid: [
      [ids(mediaId(1), 'a'.repeat(31)), 'media.ids[1]'],
      [ids('a'.repeat(33)), 'media.ids[0]'],
      [ids('g'.repeat(32)), 'media.ids[0]'],
    ],
    unknown: [(variable) => ids(variable.stringValue), () => ids(RAW)],
  },
  MP103: {
    valid: [ids(mediaId(1), mediaId(2)), ids(RAW, RAW)],
    invalid: [
      [ids(mediaId(1), mediaId(2), mediaId(1)), 'media.ids'],
      [
        schedule({ formats: ['mp4', 'mp4'], definitions: ['HD', 'SD', 'HD'], streamTypes: ['video', 'video'] }),
        'formats',
        'definitions',
        'streamTypes',
      ],
    ],
    unknown: [(variable) => ids(variable.stringValue, variable.stringValue)],
  },
  MP104: {
    valid: [
      schedule({ formats: ['m3u8', 'mp3'], definitions: ['HD', 'SQ'] }),
      schedule({ formats: ['mp3'], streamTypes: ['video'] }),
      schedule({ formats: ['mp3'] }),
    ],
    invalid: [
      [schedule({ formats: ['mp4', 'mp3'], streamTypes: ['video'] }), 'formats'],
      [schedule({ formats: ['mp3'], definitions: ['SQ', 'HD'] }), 'definitions'],
      [schedule({ formats: ['mp3'], streamTypes: ['audio', 'video'] }), 'streamTypes'],
    ],
    unknown: [
      (variable) => schedule({ formats: ['mp4', 'mp3'], streamTypes: ['video', variable.stringValue] }),
      () => schedule({ formats: ['mp4', 'mp3', RAW], streamTypes: ['video'] }),
    ],
  },
};
