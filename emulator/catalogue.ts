import type { StreamKind } from '../src/job/limits';

/** One transcoded stream. */
export interface Stream {
  readonly format: string;
  readonly definition: string;
  readonly streamType: StreamKind;
}

/** The streams of every media asset: m3u8 and mp4 video in LD, SD and HD, and mp3 audio in SQ and HQ. */
export const STREAMS: readonly Stream[] = [
  ...['LD', 'SD', 'HD'].map((definition): Stream => ({ format: 'm3u8', definition, streamType: 'video' })),
  ...['LD', 'SD', 'HD'].map((definition): Stream => ({ format: 'mp4', definition, streamType: 'video' })),
  ...['SQ', 'HQ'].map((definition): Stream => ({ format: 'mp3', definition, streamType: 'audio' })),
];

/**
 * Which streams of a media asset a task takes, by the parameters of RefreshMediaPlayUrls. ResultType is not among them: no
 * media asset has two streams of the same definition and format.
 */
export interface StreamFilter {
  /** @default all formats */
  readonly formats?: readonly string[];
  /** @default all definitions */
  readonly definitions?: readonly string[];
  /** @default all stream types */
  readonly streamTypes?: readonly string[];
  /** Number of TS segments of each m3u8 stream. Every stream has as many as a task may take. */
  readonly slices: number;
}

/** Number of play URLs that a task takes of each media asset. */
export function countPlayUrls(filter: StreamFilter): number {
  return matchingStreams(filter).reduce((sum, stream) => sum + 1 + slicesOf(stream, filter), 0);
}

/** The play URLs that a task takes, each stream followed by its TS segments. They lead nowhere. */
export function playUrls(mediaId: string, filter: StreamFilter): string[] {
  return matchingStreams(filter).flatMap((stream, index) => {
    const base = `http://vod.example.com/${mediaId}/${stream.definition}-${index + 1}`;
    const slices = Array.from({ length: slicesOf(stream, filter) }, (_, slice) => `${base}-${String(slice + 1).padStart(5, '0')}.ts`);
    return [`${base}.${stream.format}`, ...slices];
  });
}

function matchingStreams({ formats, definitions, streamTypes }: StreamFilter): readonly Stream[] {
  return STREAMS.filter(
    ({ format, definition, streamType }) =>
      (formats?.includes(format) ?? true) && (definitions?.includes(definition) ?? true) && (streamTypes?.includes(streamType) ?? true),
  );
}

function slicesOf({ format }: Stream, { slices }: StreamFilter): number {
  return format === 'm3u8' ? slices : 0;
}
