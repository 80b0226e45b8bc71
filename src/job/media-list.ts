import { CsvRecords, DELIMITER, delimiterOf, RECORD_CHARACTERS } from './csv-records';
import { isMediaId, isUsualMediaId, MEDIA_ID_CHARACTERS } from './media-id';
import { MediaListError } from './media-list-error';

/** What a list looks like, for messages. */
export const LIST_FORM = 'one media ID a line, or CSV whose first row names the column mediaId';

/** A media ID of a list, or a row that holds none. */
export interface MediaEntry extends Partial<RowProblem> {
  /** The line, counted from 1. */
  readonly line: number;
  readonly mediaId?: string;
}

interface RowProblem {
  /** Why a row has no media ID. */
  readonly problem: string;
  /** What stands in its place; left out where its place is empty or not certain. Logs and reports do not quote it. */
  readonly cell?: string;
}

const COLUMN_NAME = /^(?:media|video)[ _-]?id$/i;
/** What the column is called where none has a name of the pattern above. */
const SHORT_COLUMN_NAME = /^(?:v?id|media)$/i;
const LONE_ID = new RegExp(`^\\s*(${MEDIA_ID_CHARACTERS})\\s*(#[^\\n]*)?$`);
const COMMENTED_ID = new RegExp(`^(${MEDIA_ID_CHARACTERS})\\s*#`);
const NO_CONTENT = /^\s*(?:#[^\n]*)?$/;

/** What spreadsheets write in front of CSV to name its delimiter, which the text itself shows. */
const DELIMITER_HINT = /^"?sep=."?$/i;

/** How a ZIP archive begins, which a workbook of Excel is. */
const ZIP = 'PK\u0003\u0004';

/** How a text in UTF-16 begins when it is read as UTF-8. */
const UTF16 = '\uFFFD\uFFFD';

/**
 * Reads a list of media IDs piece by piece: at synth, in the function and in the command.
 *
 * Lines with one ID each are read as they are. From the first other line on the text is CSV.
 */
export class MediaListReader {
  private rest = '';
  private isBegun = false;
  private lines = 0;
  private entries: MediaEntry[] = [];
  private readonly rows = new Rows();
  private csv?: CsvRecords;

  /** Reads the next piece of the text. @throws MediaListError where it is no list */
  read(text: string): MediaEntry[] {
    return this.take(text, false);
  }

  /** Reads what is left. @throws MediaListError where it is no list, or not a whole one */
  end(): MediaEntry[] {
    const entries = this.take('', true);
    this.csv?.end();
    return entries;
  }

  private take(piece: string, isLast: boolean): MediaEntry[] {
    this.entries = [];
    const text = this.withoutMark(this.rest + piece);
    // A line feed may follow in the next piece.
    const isHalf = !isLast && text.endsWith('\r');
    const whole = (isHalf ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
    const left = this.readLines(whole, isLast);
    this.rest = isHalf ? `${left}\r` : left;
    if (this.rest.length > RECORD_CHARACTERS) {
      throw new MediaListError(`line ${this.lines + 1} has more than ${RECORD_CHARACTERS} characters`);
    }
    return this.entries;
  }

  private withoutMark(text: string): string {
    if (!this.isBegun && text.startsWith(ZIP)) {
      throw new MediaListError('it is an Excel workbook or another ZIP archive, not text');
    }
    if (text.includes('\0') || (!this.isBegun && text.startsWith(UTF16))) {
      throw new MediaListError('it is not text in UTF-8');
    }
    if (this.isBegun || text === '') {
      return text;
    }
    this.isBegun = true;
    return text.replace(/^\uFEFF/, '');
  }

  /** Reads lines; returns the beginning of a line that has not ended. */
  private readLines(text: string, isLast: boolean): string {
    let at = 0;
    while (this.csv === undefined && at < text.length) {
      const found = text.indexOf('\n', at);
      if (found === -1 && !isLast) {
        return text.slice(at);
      }
      const end = found === -1 ? text.length : found;
      if (!this.readLine(text.slice(at, end))) {
        return this.beginCsv(text.slice(at), isLast);
      }
      this.lines++;
      at = end + 1;
    }
    this.csv?.read(text);
    return '';
  }

  /** Whether a line is read: it is empty, a comment or one ID. */
  private readLine(line: string): boolean {
    const [, lone, comment = ''] = isMediaId(line) ? [line, line] : (LONE_ID.exec(line) ?? []);
    // Of any other form, what stands before a # may be a title.
    const id = isUsualMediaId(lone ?? '') || !DELIMITER.test(comment) ? lone : undefined;
    if (id !== undefined) {
      this.rows.read([id], this.lines + 1, this.entries);
    }
    return id !== undefined || NO_CONTENT.test(line) || (this.lines === 0 && DELIMITER_HINT.test(line));
  }

  private beginCsv(text: string, isLast: boolean): string {
    if (this.rows.isFirst && /^\s*[[{]/.test(text)) {
      throw new MediaListError('it is JSON');
    }
    const delimiter = delimiterOf(text, isLast, [isColumnName, isUsualMediaId]);
    if (delimiter === undefined) {
      return text;
    }
    this.csv = new CsvRecords(delimiter, this.lines, (cells, line) => this.rows.read(cells, line, this.entries));
    this.csv.read(text);
    return '';
  }
}

/** Finds the media IDs in the rows of a list. */
class Rows {
  isFirst = true;
  /** The column of the IDs and the number of columns, where the first row names them. */
  private named?: { readonly column: number; readonly columns: number };

  read(cells: readonly string[], line: number, entries: MediaEntry[]): void {
    const isFirst = this.isFirst;
    this.isFirst = false;
    const [column = -1, ...others] = isFirst ? columnsOf(cells) : [];
    if (column !== -1) {
      if (others.length > 0) {
        throw new MediaListError(`line ${line} names more than one column of media IDs; name one`);
      }
      this.named = { column, columns: cells.length };
      return;
    }
    const found = cells.length === 1 && isMediaId(cells[0]) && !this.isElsewhere ? cells : this.idsOf(cells, line);
    if ('problem' in found) {
      entries.push({ line, ...found });
    } else {
      found.forEach((mediaId) => entries.push({ line, mediaId }));
    }
  }

  /** Whether the IDs are in another column than the first. */
  private get isElsewhere(): boolean {
    return this.named !== undefined && this.named.column > 0;
  }

  /** The media IDs of a row, or why it holds none. */
  private idsOf(cells: readonly string[], line: number): readonly string[] | RowProblem {
    const filled = cells.filter((cell) => cell !== '');
    const commented = this.isElsewhere ? undefined : COMMENTED_ID.exec(cells[0])?.[1];
    const spansLines = cells.some((cell) => cell.includes('\n'));
    if (commented !== undefined && (cells.length === 1 || isUsualMediaId(commented))) {
      if (spansLines) {
        throw new MediaListError(`line ${line} has a quote in its comment that is not closed`);
      }
      return [commented];
    }
    if (spansLines && cells.some((cell) => cell.includes('\n') && /\b[0-9a-fA-F]{32}\b/.test(cell))) {
      return { problem: 'a quoted cell of several lines holds a media ID; close the quote' };
    }
    return this.named === undefined ? idsOfUnnamed(cells, filled) : idInColumn(cells, this.named);
  }
}

function idInColumn(
  cells: readonly string[],
  { column, columns }: { readonly column: number; readonly columns: number },
): readonly string[] | RowProblem {
  if (column > 0 && cells.slice(columns).some((cell) => cell !== '')) {
    return { problem: `${cells.length} cells, but ${columns} in the first row; quote a cell that holds the delimiter` };
  }
  const cell = cells[column] ?? '';
  return isMediaId(cell) ? [cell] : cells.every((each) => each === '') ? [] : missingIn(column, cell);
}

/** Without names of columns, the IDs are the whole row or its first cell. */
function idsOfUnnamed(cells: readonly string[], filled: readonly string[]): readonly string[] | RowProblem {
  const usual = filled.filter(isUsualMediaId).length;
  if (filled.every(usual > 0 ? isUsualMediaId : isMediaId)) {
    return filled;
  }
  // What stands beside an ID is its title, but not another ID with a comment: it would be left out of what is excluded.
  const isTitled = cells.slice(1).every((cell) => !isUsualMediaId(COMMENTED_ID.exec(cell)?.[1] ?? ''));
  if (isTitled && (usual === 0 ? isMediaId(cells[0]) : usual === 1 && isUsualMediaId(cells[0]))) {
    return cells.slice(0, 1);
  }
  return usual === 0 && !isMediaId(cells[0])
    ? missingIn(0, cells[0])
    : { problem: 'media IDs beside other cells; name their column mediaId in a first row' };
}

function missingIn(column: number, cell: string): RowProblem {
  return { problem: `no media ID in column ${column + 1}`, cell: cell || undefined };
}

/** The columns that a first row names as those of the IDs: those of full names, or else those of short ones. */
function columnsOf(cells: readonly string[]): number[] {
  const [full, short] = [COLUMN_NAME, SHORT_COLUMN_NAME].map((name) => cells.flatMap((cell, column) => (name.test(cell) ? [column] : [])));
  return full.length > 0 ? full : short;
}

function isColumnName(cell: string): boolean {
  return COLUMN_NAME.test(cell) || SHORT_COLUMN_NAME.test(cell);
}
