import { vodErrors } from '../errors';
import { readTime } from '../times';
import type { SearchField, SearchFields } from './fields';
import type { LibraryMedia } from './media';

/** Tells whether a search finds a media. */
export type MediaPredicate = (media: LibraryMedia) => boolean;

/**
 * Reads a Match of SearchMedia: `field = value`, `field in (value, value)`, ranges `field = (least, most)` with `[` and `]`
 * where an end belongs to the range and one end left empty where it has none, all of it joined by `and`, or by `or` in
 * parentheses.
 *
 * Inferred: that keywords may be in capitals (the vendor's own example has AND) and text in double quotation marks, that
 * `=` compares a field of several values with one (another example has `Status='Normal'`), that fuzzy means to contain
 * whatever the case, that a backslash takes the next character as it is, and that whatever the table of fields does not
 * allow is an error.
 *
 * @throws ApiError ErrorMatchSyntax, with the field or the piece of text that is wrong
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/protocol-for-media-asset-search
 */
export function readMatch(text: string, fields: SearchFields): MediaPredicate {
  return new MatchReader(tokensOf(text), fields).read();
}

type TokenKind = 'text' | 'word' | 'number' | 'symbol' | 'wrong' | 'end';

interface Token {
  readonly kind: TokenKind;
  /** What it says, without quotation marks. */
  readonly value: string;
}

const TOKEN = /\s*(?:(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<word>[A-Za-z]\w*)|(?<number>-?\d[\d.]*)|(?<symbol>[=(),[\]])|(?<wrong>\S.*))/gsu;

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ groups = {} }): Token => {
    const [kind, value] = Object.entries(groups).find(([, piece]) => piece !== undefined) as [TokenKind, string];
    return { kind, value: kind === 'text' ? value.slice(1, -1).replace(/\\(.)/gsu, '$1') : value };
  });
}

const END: Token = { kind: 'end', value: '' };

class MatchReader {
  private position = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly fields: SearchFields,
  ) {}

  read(): MediaPredicate {
    const predicate = this.conjunction();
    this.expect('end');
    return predicate;
  }

  private conjunction(): MediaPredicate {
    const terms = [this.term()];
    while (this.takes('word', 'and')) {
      terms.push(this.term());
    }
    return terms.length === 1 ? terms[0] : (media) => terms.every((term) => term(media));
  }

  private term(): MediaPredicate {
    if (!this.takes('symbol', '(')) {
      return this.condition();
    }
    const choices = [this.conjunction()];
    while (this.takes('word', 'or')) {
      choices.push(this.conjunction());
    }
    this.expect('symbol', ')');
    return (media) => choices.some((choice) => choice(media));
  }

  private condition(): MediaPredicate {
    const name = this.expect('word').value;
    const field = this.fields.get(name);
    if (field === undefined) {
      throw vodErrors.matchSyntax(name);
    }
    if (this.takes('word', 'in')) {
      return this.several(name, field);
    }
    this.expect('symbol', '=');
    if (this.takes('symbol', '(')) {
      return this.range(name, field, false);
    }
    return this.takes('symbol', '[') ? this.range(name, field, true) : this.equality(name, field);
  }

  private equality(name: string, field: SearchField): MediaPredicate {
    if (field.equals === undefined && field.values === undefined) {
      throw vodErrors.matchSyntax(name);
    }
    return oneOf(field, [this.value(name, field)]);
  }

  private several(name: string, field: SearchField): MediaPredicate {
    this.expect('symbol', '(');
    const values = [this.value(name, field)];
    while (this.takes('symbol', ',')) {
      values.push(this.value(name, field));
    }
    this.expect('symbol', ')');
    if (values.length > (field.values ?? 0)) {
      throw vodErrors.matchSyntax(name);
    }
    return oneOf(field, values);
  }

  private range(name: string, field: SearchField, includesLeast: boolean): MediaPredicate {
    if (field.range !== true) {
      throw vodErrors.matchSyntax(name);
    }
    const least = this.bound(name, field);
    this.expect('symbol', ',');
    const most = this.bound(name, field);
    const includesMost = this.takes('symbol', ']');
    if (!includesMost) {
      this.expect('symbol', ')');
    }
    if (least === undefined && most === undefined) {
      throw vodErrors.matchSyntax(name);
    }
    return (media) => {
      const value = field.read(media);
      return (
        typeof value === 'number' &&
        (least === undefined || value > least || (includesLeast && value === least)) &&
        (most === undefined || value < most || (includesMost && value === most))
      );
    };
  }

  // An end of a range; undefined where it is left empty.
  private bound(name: string, field: SearchField): number | undefined {
    return this.next.kind === 'symbol' ? undefined : Number(this.value(name, field));
  }

  private value(name: string, { type }: SearchField): string | number {
    const token = this.next;
    this.position++;
    const read = type === 'time' ? timeOf(token) : type === 'number' ? numberOf(token) : textOf(token);
    if (read === undefined) {
      throw vodErrors.matchSyntax(name);
    }
    return read;
  }

  private get next(): Token {
    return this.tokens[this.position] ?? END;
  }

  private takes(kind: TokenKind, value: string): boolean {
    const taken = this.next.kind === kind && this.next.value.toLowerCase() === value;
    this.position += taken ? 1 : 0;
    return taken;
  }

  private expect(kind: TokenKind, value?: string): Token {
    const token = this.next;
    if (token.kind !== kind || (value !== undefined && token.value !== value)) {
      throw vodErrors.matchSyntax(token.value);
    }
    this.position++;
    return token;
  }
}

function textOf({ kind, value }: Token): string | undefined {
  return kind === 'text' ? value : undefined;
}

function timeOf({ kind, value }: Token): number | undefined {
  return kind === 'text' ? readTime(value) : undefined;
}

function numberOf({ kind, value }: Token): number | undefined {
  return (kind === 'text' || kind === 'number') && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function oneOf({ read, equals }: SearchField, values: readonly (string | number)[]): MediaPredicate {
  if (equals === 'fuzzy') {
    const parts = values.map((value) => String(value).toLowerCase());
    return (media) => {
      const text = String(read(media) ?? '').toLowerCase();
      return parts.some((part) => text.includes(part));
    };
  }
  const wanted = new Set<unknown>(values);
  return (media) => wanted.has(read(media));
}
