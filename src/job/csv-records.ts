import type * as CsvParse from 'csv-parse';
import { MediaListError } from './media-list-error';

/** Maximum number of characters in one record of a list, and in one line. */
export const RECORD_CHARACTERS = 64 * 1024;

const DELIMITERS = [',', ';', '\t'];

/** Any delimiter of cells. */
export const DELIMITER = /[,;\t]/;

const QUOTED_CELL = /(?<=(?:^|[,;\t\n])[ ]*)"((?:[^"]|"")*)"/g;

/**
 * The delimiter of a CSV text that begins with a record; undefined where the record does not end in it.
 *
 * @param isWanted whether a cell is one that the right delimiter sets free
 */
export function delimiterOf(text: string, isWhole: boolean, isWanted: readonly ((cell: string) => boolean)[]): string | undefined {
  // What stands in quotes is no delimiter.
  const bare = text.slice(0, RECORD_CHARACTERS).replace(QUOTED_CELL, (_, cell: string) => cell.replace(/[,;\t\n]/g, ' '));
  const end = bare.indexOf('\n');
  if (end === -1 && !isWhole && text.length <= RECORD_CHARACTERS) {
    return undefined;
  }
  const line = end === -1 ? bare : bare.slice(0, end);
  const scored = DELIMITERS.map((delimiter) => {
    const cells = line.split(delimiter).map((cell) => cell.trim());
    return { delimiter, score: [...isWanted.map((wanted) => cells.filter(wanted).length), cells.length] };
  });
  return scored.reduce((best, other) => (isGreater(other.score, best.score) ? other : best)).delimiter;
}

function isGreater(one: readonly number[], other: readonly number[]): boolean {
  const differing = one.findIndex((value, index) => value !== other[index]);
  return differing !== -1 && one[differing] > other[differing];
}

/** Reads a CSV text piece by piece. Lines end with `\n`; lines that start with `#`, and empty ones, are left out. */
export class CsvRecords {
  private readonly parser: CsvParse.Parser;
  private lastLine: number;

  /**
   * @param linesBefore number of lines before the text
   * @param take called for each record with the line in which it begins
   */
  constructor(
    delimiter: string,
    private readonly linesBefore: number,
    take: (cells: readonly string[], line: number) => void,
  ) {
    this.lastLine = linesBefore;
    const onRecord = (cells: readonly string[]) => {
      this.lastLine = this.line;
      take(cells, this.lastLine - cells.reduce((breaks, cell) => breaks + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0));
    };
    // Loaded here, since most apps and runs need no CSV.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it with the library
    const { Parser } = require('csv-parse') as typeof CsvParse;
    class Records extends Parser {
      override push(cells: readonly string[] | null): boolean {
        if (cells !== null) {
          onRecord(cells);
        }
        return true;
      }
    }
    this.parser = new Records({
      delimiter,
      record_delimiter: '\n',
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      // A title may hold a quote, as in 12" mix.
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: RECORD_CHARACTERS,
    });
  }

  /** Reads the next piece. @throws MediaListError where it is no CSV */
  read(text: string): void {
    // As a stream it would hand over its records, and its errors, later.
    this.parser._transform(Buffer.from(text), 'utf8', (error) => this.check(error));
  }

  /** Reads the last record. @throws MediaListError where it is not whole */
  end(): void {
    this.parser._flush((error) => this.check(error));
  }

  private get line(): number {
    return this.linesBefore + this.parser.info.lines;
  }

  private check(error: Error | null | undefined): void {
    if (!error) {
      return;
    }
    const { code } = error as CsvParse.CsvError;
    const record = `the record from line ${this.lastLine + 1} on`;
    if (code === 'CSV_MAX_RECORD_SIZE') {
      throw new MediaListError(`${record} has more than ${RECORD_CHARACTERS} characters`);
    }
    if (code === 'CSV_QUOTE_NOT_CLOSED') {
      throw new MediaListError(`${record} has a quote that is not closed`);
    }
    throw new MediaListError(`line ${this.line} has something between a closing quote and the end of its cell`);
  }
}
