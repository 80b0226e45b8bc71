const COLUMN_NAMES = ['mediaid', 'media_id', 'videoid', 'video_id'];

/** A row of a list: its line, counted from 1, and its media ID; none where its column is empty. */
export interface MediaRow {
  readonly line: number;
  readonly mediaId?: string;
}

/**
 * Reads a list of media IDs line by line: one ID a line, or one a row of CSV.
 *
 * The column is the one that the first row calls `mediaId`, `MediaId`, `media_id`, `VideoId`, `videoId` or `video_id`, else
 * the first. What follows a `#` is a comment. What an ID holds is not looked at.
 */
export class MediaListReader {
  private line = 0;
  private first = true;
  private at = 0;

  /** The column that holds the IDs, counted from 1. */
  get column(): number {
    return this.at + 1;
  }

  /** Reads the next line, without its end; undefined where it holds no row: it is blank, a comment, or names the columns. */
  read(text: string): MediaRow | undefined {
    this.line++;
    const cells = cellsOf(this.line === 1 ? text.replace(/^\uFEFF/, '') : text);
    if (cells.length === 0) {
      return undefined;
    }
    const named = this.first ? cells.findIndex((cell) => COLUMN_NAMES.includes(cell.toLowerCase())) : -1;
    this.first = false;
    if (named !== -1) {
      this.at = named;
      return undefined;
    }
    return { line: this.line, mediaId: cells[this.at] || undefined };
  }
}

/** Where a line ends, on whatever system it was written. */
export const LINE_END = /\r\n|\n|\r/;

/** The cells of one row, quotes taken off; none where the line is blank or a comment. */
function cellsOf(line: string): string[] {
  if (!/[",#]/.test(line)) {
    const cell = line.trim();
    return cell === '' ? [] : [cell];
  }
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
