import { readFileSync } from 'fs';
import { basename } from 'path';
import { LINE_END, MediaListReader } from '../job/media-list';

/** The media IDs of a file, the line of each, and what could not be read. */
export interface MediaFile {
  readonly ids: readonly string[];
  readonly places: readonly string[];
  readonly problems: readonly string[];
}

/** Reads a list of media IDs: one a line, or one a row of CSV. */
export function readMediaFile(path: string): MediaFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { ids: [], places: [], problems: [`${path}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`] };
  }
  const ids: string[] = [];
  const places: string[] = [];
  const problems: string[] = [];
  const reader = new MediaListReader();
  for (const line of text.split(LINE_END)) {
    const row = reader.read(line);
    if (row?.mediaId !== undefined) {
      ids.push(row.mediaId);
      places.push(`${basename(path)}:${row.line}`);
    } else if (row) {
      problems.push(`${basename(path)}:${row.line}: no media ID in column ${reader.column}`);
    }
  }
  return { ids, places, problems };
}
