import type { StreamKind } from '../src/job/limits';

/** One transcoded stream of a media. */
export interface Stream {
  readonly format: string;
  readonly definition: string;
  readonly streamType: StreamKind;
  /** TS files of the stream; only m3u8 has any. @default 0 */
  readonly slices?: number;
}

/**
 * Tells the streams of a media, the oldest first. For the same media it must always tell the same, since play URLs are
 * counted at one time and named at another.
 */
export type Catalogue = (mediaId: string) => readonly Stream[];

/** The streams of a media that the default catalogue knows: a video of four minutes in slices of ten seconds. */
export const DEFAULT_STREAMS: readonly Stream[] = Object.freeze([
  ...['LD', 'SD', 'HD'].map((definition): Stream => ({ format: 'm3u8', definition, streamType: 'video', slices: 24 })),
  ...['LD', 'SD', 'HD'].map((definition): Stream => ({ format: 'mp4', definition, streamType: 'video' })),
  ...['SQ', 'HQ'].map((definition): Stream => ({ format: 'mp3', definition, streamType: 'audio' })),
]);

/** m3u8 and mp4 video in LD, SD and HD, and mp3 audio in SQ and HQ, for every media ID whatever. */
export const defaultCatalogue: Catalogue = () => DEFAULT_STREAMS;

/** Which streams of a media a task takes, by the parameters of RefreshMediaPlayUrls. */
export interface StreamFilter {
  /** @default all formats */
  readonly formats?: readonly string[];
  /** @default all definitions */
  readonly definitions?: readonly string[];
  /** @default all stream types */
  readonly streamTypes?: readonly string[];
  /** Single takes the latest stream of each definition and format, Multiple takes all. */
  readonly resultType: 'Single' | 'Multiple';
  readonly sliceFlag: boolean;
  /** How many TS files of each m3u8 stream, the first ones, where `sliceFlag` is set. */
  readonly sliceCount: number;
}

/** The streams that a task takes. */
export function matchingStreams(streams: readonly Stream[], filter: StreamFilter): readonly Stream[] {
  const { formats, definitions, streamTypes } = filter;
  const matching = streams.filter(
    ({ format, definition, streamType }) =>
      (formats?.includes(format) ?? true) && (definitions?.includes(definition) ?? true) && (streamTypes?.includes(streamType) ?? true),
  );
  if (filter.resultType === 'Multiple') {
    return matching;
  }
  const latest = new Map(matching.map((stream) => [`${stream.definition} ${stream.format}`, stream]));
  return matching.filter((stream) => latest.get(`${stream.definition} ${stream.format}`) === stream);
}

/** How many play URLs streams have: one each, and those of the TS files that the task takes. */
export function countPlayUrls(streams: readonly Stream[], filter: StreamFilter): number {
  return streams.reduce((sum, stream) => sum + 1 + slicesTaken(stream, filter), 0);
}

/** The domain name of all play URLs. */
export const PLAY_DOMAIN = 'vod.example.com';

const PLAY_ROOT = `http://${PLAY_DOMAIN}/`;

/** The play URLs of streams, each stream followed by its TS files. They lead nowhere. */
export function playUrls(mediaId: string, streams: readonly Stream[], filter: StreamFilter): string[] {
  return streams.flatMap((stream, index) => {
    const base = `${PLAY_ROOT}${mediaId}/${stream.definition}-${index + 1}`;
    const slices = Array.from({ length: slicesTaken(stream, filter) }, (_, slice) => `${base}-${String(slice + 1).padStart(5, '0')}.ts`);
    return [`${base}.${stream.format}`, ...slices];
  });
}

/** The media that a play URL belongs to; undefined where it is none. */
export function mediaOf(url: string): string | undefined {
  const end = url.lastIndexOf('/');
  return url.startsWith(PLAY_ROOT) && end > PLAY_ROOT.length ? url.slice(PLAY_ROOT.length, end) : undefined;
}

function slicesTaken(stream: Stream, { sliceFlag, sliceCount }: StreamFilter): number {
  return sliceFlag && stream.format === 'm3u8' ? Math.min(stream.slices ?? 0, sliceCount) : 0;
}
