import { wholeSeconds, writeTime } from '../times';
import type { LibraryMedia, MediaType } from './media';

/** How a field can be searched. A field without any of it can only be returned. */
export interface SearchWays {
  /** How `=` compares it with one value. */
  readonly equals?: 'exact' | 'fuzzy';
  /** How many values `in` takes, at most. @default none: `in` is not allowed */
  readonly values?: number;
  readonly range?: boolean;
  readonly sorts?: boolean;
}

/** One field of the search protocol. */
export interface SearchField extends SearchWays {
  readonly type: 'text' | 'number' | 'time' | 'list';
  /** The value of a media: times in milliseconds since 1970, several tags with commas between them. */
  readonly read: (media: LibraryMedia) => string | number | readonly string[] | undefined;
}

/** The fields of one kind of media, by name. */
export type SearchFields = ReadonlyMap<string, SearchField>;

const EXACT: SearchWays = { equals: 'exact' };
const FUZZY: SearchWays = { equals: 'fuzzy', values: Infinity };
const ANY: SearchWays = { values: Infinity };
const EXACT_OR_ANY: SearchWays = { equals: 'exact', values: Infinity };
const RANGE: SearchWays = { range: true };
const TIME: SearchWays = { range: true, sorts: true };

type Entry = readonly [name: string, field: SearchField];

function own(name: string, type: SearchField['type'], ways: SearchWays, read: SearchField['read']): Entry {
  return [name, { type, read, ...ways }];
}

function further(name: string, type: SearchField['type'] = 'text', ways: SearchWays = {}): Entry {
  return own(name, type, ways, ({ fields }) => (fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined));
}

function id(name: string, values?: number): Entry {
  return own(name, 'text', { equals: 'exact', values }, ({ mediaId }) => mediaId);
}

const ALL_KINDS: readonly Entry[] = [
  own('Title', 'text', FUZZY, ({ title, mediaId }) => title ?? mediaId),
  own('Status', 'text', ANY, ({ status = 'Normal' }) => status),
  own('CreationTime', 'time', TIME, ({ createdAt }) => wholeSeconds(createdAt)),
  own('ModificationTime', 'time', TIME, ({ modifiedAt, createdAt }) => wholeSeconds(modifiedAt ?? createdAt)),
  own('CateId', 'number', EXACT, ({ cateId }) => cateId),
  own('Tags', 'text', FUZZY, ({ tags }) => tags?.join(',')),
  further('CateName'),
  further('Description', 'text', FUZZY),
  further('AppId', 'text', ANY),
];

const STREAMS: readonly Entry[] = [
  further('CoverURL'),
  further('MediaSource', 'text', ANY),
  further('PreprocessStatus', 'text', ANY),
  further('Size', 'number', RANGE),
  further('Duration', 'number', RANGE),
  further('Snapshots', 'list'),
  further('SpriteSnapshots', 'list'),
  further('DownloadSwitch'),
  further('TranscodeMode'),
];

const FILES: readonly Entry[] = [further('URL'), further('FileName', 'text', FUZZY), further('StorageLocation', 'text', EXACT_OR_ANY)];

/** Video IDs in one `in`, at most. */
const MOST_VIDEO_IDS = 100;

/**
 * The fields of each kind of media, and how each can be searched.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/protocol-for-media-asset-search
 */
export const SEARCH_FIELDS: Readonly<Record<MediaType, SearchFields>> = {
  video: new Map([id('VideoId', MOST_VIDEO_IDS), ...ALL_KINDS, ...STREAMS, further('StorageLocation', 'text', EXACT_OR_ANY)]),
  audio: new Map([id('AudioId'), ...ALL_KINDS, ...STREAMS, further('StorageLocation', 'text', ANY)]),
  image: new Map([id('ImageId'), ...ALL_KINDS, ...FILES]),
  attached: new Map([id('MediaId'), ...ALL_KINDS, ...FILES, further('BusinessType', 'text', EXACT)]),
};

/** Under which name an answer holds the fields of a media. */
const HOLDERS: Readonly<Record<MediaType, string>> = { video: 'Video', audio: 'Audio', image: 'Image', attached: 'AttachedMedia' };

/**
 * Fields that are told without being asked for, besides the ID. The protocol's page says that only ID, type and creation
 * time are; the example of SearchMedia's own page, made without `Fields`, has these.
 */
const BASIC_FIELDS: ReadonlySet<string> = new Set(['Title', 'Status', 'CreationTime', 'ModificationTime', 'CoverURL', 'URL']);

/** Writes a media as an answer has it, with the fields that were asked for beyond the basic ones. */
export function writeMedia(media: LibraryMedia, asked: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  const { mediaId, mediaType = 'video', createdAt } = media;
  const fields = [...SEARCH_FIELDS[mediaType]]
    .filter(([name], index) => index === 0 || BASIC_FIELDS.has(name) || asked.has(name))
    .map(([name, { type, read }]) => [name, type === 'time' ? writeTime(read(media) as number) : read(media)] as const)
    .filter(([, value]) => value !== undefined);
  return { MediaId: mediaId, MediaType: mediaType, CreationTime: writeTime(createdAt), [HOLDERS[mediaType]]: Object.fromEntries(fields) };
}
