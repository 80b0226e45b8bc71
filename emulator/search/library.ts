import { firstNot } from '../binary-search';
import type { LibraryMedia, MediaType } from './media';
import type { MediaPredicate } from './match';

/** Where the media of a library come from: a list, or whatever a function gives, which is called once. */
export type LibrarySource = Iterable<LibraryMedia> | (() => Iterable<LibraryMedia>);

/** What is looked for. */
export interface Search {
  /** Two searches with the same key are the same search. */
  readonly key: string;
  readonly mediaType: MediaType;
  readonly matches: MediaPredicate;
  readonly compare: (one: LibraryMedia, other: LibraryMedia) => number;
  /** Whether of media that are equal in order, the one that was added last comes first. */
  readonly latestFirst: boolean;
}

/** How many searches are remembered with what they found. */
const KEPT_SEARCHES = 8;

/**
 * The media of an account.
 *
 * What a search found is kept and kept up to date, so that only the first page of a search looks at all media.
 */
export class MediaLibrary {
  // In the order in which they were added.
  private readonly media = new Map<string, LibraryMedia>();
  // By key, the one that was used last at the end.
  private readonly kept = new Map<string, FoundMedia>();

  /** @throws RangeError for a media without an ID or without a time */
  constructor(source: LibrarySource) {
    for (const media of typeof source === 'function' ? source() : source) {
      this.add(media);
    }
  }

  /** Adds a media, in place of the one with the same ID. @throws RangeError for a media without an ID or without a time */
  add(media: LibraryMedia): void {
    const { mediaId, createdAt, modifiedAt = createdAt } = media;
    if (typeof mediaId !== 'string' || mediaId === '' || !Number.isFinite(createdAt) || !Number.isFinite(modifiedAt)) {
      throw new RangeError(`library: ${JSON.stringify(media)}. Allowed: a media with an ID, and times in milliseconds since 1970.`);
    }
    this.remove(mediaId);
    this.media.set(mediaId, media);
    this.kept.forEach((found) => found.add(media));
  }

  /** Removes a media, if there is one with this ID. */
  remove(mediaId: string): void {
    const media = this.media.get(mediaId);
    if (media !== undefined) {
      this.media.delete(mediaId);
      this.kept.forEach((found) => found.remove(media));
    }
  }

  /** A media by its ID. */
  get(mediaId: string): LibraryMedia | undefined {
    return this.media.get(mediaId);
  }

  /** What a search finds at this moment. */
  find(search: Search): FoundMedia {
    const found = this.kept.get(search.key) ?? new FoundMedia(search, this.media.values());
    this.kept.delete(search.key);
    this.kept.set(search.key, found);
    if (this.kept.size > KEPT_SEARCHES) {
      this.kept.delete(this.kept.keys().next().value!);
    }
    return found;
  }
}

/** What a search finds, in its order. */
export class FoundMedia {
  private readonly rows: LibraryMedia[] = [];

  constructor(
    private readonly search: Search,
    media: Iterable<LibraryMedia>,
  ) {
    for (const one of media) {
      if (this.finds(one)) {
        this.rows.push(one);
      }
    }
    if (search.latestFirst) {
      this.rows.reverse();
    }
    this.rows.sort(search.compare);
  }

  /** How many media there are. */
  get total(): number {
    return this.rows.length;
  }

  /** So many media from a row on, counted from 0. */
  page(start: number, size: number): readonly LibraryMedia[] {
    return this.rows.slice(Math.max(start, 0), Math.max(start + size, 0));
  }

  /** The row behind a media: where it is, or where it was before it went. */
  rowBehind(media: LibraryMedia): number {
    const row = this.rowOf(media);
    return row === undefined ? this.firstNotBefore(media) : row + 1;
  }

  /** Adds a media, where the search finds it. */
  add(media: LibraryMedia): void {
    if (!this.finds(media)) {
      return;
    }
    const { compare, latestFirst } = this.search;
    const row = latestFirst ? this.firstNotBefore(media) : firstNot(0, this.rows.length, (other) => compare(this.rows[other], media) <= 0);
    this.rows.splice(row, 0, media);
  }

  /** Removes a media, where it is among those found. */
  remove(media: LibraryMedia): void {
    const row = this.rowOf(media);
    if (row !== undefined) {
      this.rows.splice(row, 1);
    }
  }

  private finds(media: LibraryMedia): boolean {
    return (media.mediaType ?? 'video') === this.search.mediaType && this.search.matches(media);
  }

  private firstNotBefore(media: LibraryMedia): number {
    return firstNot(0, this.rows.length, (row) => this.search.compare(this.rows[row], media) < 0);
  }

  private rowOf(media: LibraryMedia): number | undefined {
    for (let row = this.firstNotBefore(media); row < this.rows.length && this.search.compare(this.rows[row], media) === 0; row++) {
      if (this.rows[row].mediaId === media.mediaId) {
        return row;
      }
    }
    return undefined;
  }
}
