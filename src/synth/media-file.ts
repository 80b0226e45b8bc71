import { readFileSync } from 'fs';
import { basename } from 'path';

const COLUMN_NAMES = ['mediaid', 'media_id', 'videoid', 'video_id'];

/** The media IDs of a file, the line of each, and what could not be read. */
export interface MediaFile {
  readonly ids: readonly string[];
  readonly data: true;
  readonly places: readonly string[];
  readonly problems: readonly string[];
}

/** Reads a list of media IDs: one a line, or one a row of CSV. */
export function readMediaFile(path: string): MediaFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { ids: [], data: true, places: [], problems: [`${path}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`] };
  }
  const ids: string[] = [];
  const places: string[] = [];
  const problems: string[] = [];
  let column = 0;
  let first = true;
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => {
      const cells = cellsOf(line);
      if (cells.length === 0) {
        return;
      }
      const named = first ? cells.findIndex((cell) => COLUMN_NAMES.includes(cell.toLowerCase())) : -1;
      first = false;
      if (named !== -1) {
        column = named;
      } else if (!cells[column]) {
        problems.push(`${basename(path)}:${index + 1}: no media ID in column ${column + 1}`);
      } else {
        ids.push(cells[column]);
        places.push(`${basename(path)}:${index + 1}`);
      }
    });
  return { ids, data: true, places, problems };
}

/** The cells of one row, quotes taken off; none where the line is blank or a comment. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < line.length; index++) {
    const character = line[index];
    if (quoted) {
      if (character !== '"') {
        cell += character;
      } else if (line[index + 1] === '"') {
        cell += '"';
        index++;
      } else {
        quoted = false;
      }
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
    } else if (character === '#') {
      break;
    } else if (character === ',') {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += character;
    }
  }
  cells.push(cell.trim());
  return cells.every((each) => each === '') ? [] : cells;
}
