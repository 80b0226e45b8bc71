import { readFileSync } from 'fs';
import { basename } from 'path';
import { type MediaEntry, MediaListReader } from '../job/media-list';
import { MediaListError } from '../job/media-list-error';

/** Maximum number of rows without a media ID that are named. */
const MAX_PROBLEMS = 10;

/** The media IDs of a file, the line of each, and what could not be read. */
export interface MediaFile {
  readonly ids: readonly string[];
  readonly places: readonly string[];
  readonly problems: readonly string[];
}

/** Reads a list of media IDs: one a line, or CSV. */
export function readMediaFile(path: string): MediaFile {
  let entries: MediaEntry[];
  try {
    const reader = new MediaListReader();
    entries = [...reader.read(readFileSync(path, 'utf8')), ...reader.end()];
  } catch (error) {
    return { ids: [], places: [], problems: [`${path}: ${reasonOf(error as Error)}`] };
  }
  const name = basename(path);
  const ids: string[] = [];
  const places: string[] = [];
  const problems: string[] = [];
  let rows = 0;
  for (const { line, mediaId, problem, cell } of entries) {
    rows += mediaId === undefined ? 1 : 0;
    // What is no media ID is judged and shown as one that was given in the code.
    const id = mediaId ?? (rows <= MAX_PROBLEMS ? cell : undefined);
    if (id !== undefined) {
      ids.push(id);
      places.push(`${name}:${line}`);
    } else if (rows <= MAX_PROBLEMS) {
      problems.push(`${name}:${line}: ${problem}`);
    }
  }
  if (rows > MAX_PROBLEMS) {
    problems.push(`${name}: ${rows - MAX_PROBLEMS} more rows without a media ID`);
  }
  return { ids, places, problems };
}

function reasonOf(error: Error): string {
  return error instanceof MediaListError ? error.message : ((error as NodeJS.ErrnoException).code ?? error.message);
}
