/** A field of `alicloud_log_store_index`, as synth writes it. */
export interface IndexedField {
  readonly name: string;
  readonly type: string;
  readonly token?: string;
  readonly json_keys?: readonly { readonly name: string; readonly type: string }[];
}

/** The index of a log store, as synth writes it. */
export interface LogIndex {
  readonly full_text?: { readonly token: string };
  readonly field_search: readonly IndexedField[];
}

/** A log as Simple Log Service keeps it: every value is text. */
export type LogEntry = Readonly<Record<string, string>>;

type Node =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Node[] }
  | { readonly kind: 'not'; readonly part: Node }
  | { readonly kind: 'all' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'field'; readonly key: string; readonly operator: string; readonly value: string };

const TOKEN = /\s*(\(|\)|"(?:[^"\\]|\\.)*"|>=|<=|[:><=*]|[^\s()":><=*|]+)/y;

/**
 * Searches logs as Simple Log Service does, as far as this project's queries go: words, `key: value`, `key: *`, comparisons of
 * numbers, `and`, `or`, `not`, parentheses; `|` begins the analysis, which is not evaluated.
 *
 * A key is found where the index holds it, and only there. A text is split into words by its field's separators, and a query's
 * value must have all its words in it; case does not count. In a JSON field only the indexed paths are found, no arrays, and no
 * number that is kept as text.
 *
 * @see https://www.alibabacloud.com/help/en/sls/user-guide/query-syntax
 * @see https://www.alibabacloud.com/help/en/sls/data-types
 */
export class LogSearch {
  constructor(private readonly index: LogIndex) {}

  /** Whether a query finds a log. */
  finds(query: string, entry: LogEntry): boolean {
    return this.evaluate(parse(query), entry);
  }

  /** The keys of a query that the index does not hold. */
  unknownKeys(query: string): string[] {
    return keysOf(parse(query)).filter((key) => this.fieldOf(key) === undefined);
  }

  private evaluate(node: Node, entry: LogEntry): boolean {
    switch (node.kind) {
      case 'all':
        return true;
      case 'and':
        return node.parts.every((part) => this.evaluate(part, entry));
      case 'or':
        return node.parts.some((part) => this.evaluate(part, entry));
      case 'not':
        return !this.evaluate(node.part, entry);
      case 'word':
        return this.index.full_text !== undefined && Object.values(entry).some((value) => hasWords(value, node.text, this.index.full_text!.token));
      case 'field':
        return this.compare(node, entry);
    }
  }

  private compare({ key, operator, value }: Extract<Node, { kind: 'field' }>, entry: LogEntry): boolean {
    const field = this.fieldOf(key);
    const found = field && valueOf(entry, key, field.path);
    if (found === undefined) {
      return false;
    }
    if (field!.type === 'text') {
      return operator === ':' && (value === '*' ? found !== '' : hasWords(String(found), value, field!.token));
    }
    const [number, limit] = [Number(found), Number(value)];
    // What is indexed as a number and kept as text is found by no query.
    if (Number.isNaN(number) || (field!.path !== undefined && typeof found !== 'number')) {
      return false;
    }
    return (
      value === '*' ||
      { ':': number === limit, '=': number === limit, '>': number > limit, '>=': number >= limit, '<': number < limit, '<=': number <= limit }[
        operator
      ]!
    );
  }

  private fieldOf(key: string): { readonly type: string; readonly token: string; readonly path?: string } | undefined {
    for (const { name, type, token = '', json_keys: paths = [] } of this.index.field_search) {
      if (type !== 'json' && name === key) {
        return { type, token };
      }
      const path = paths.find((each) => `${name}.${each.name}` === key);
      if (path !== undefined) {
        return { type: path.type, token, path: path.name };
      }
    }
    return undefined;
  }
}

function valueOf(entry: LogEntry, key: string, path: string | undefined): unknown {
  if (path === undefined) {
    return entry[key];
  }
  let value: unknown;
  try {
    value = JSON.parse(entry[key.slice(0, -path.length - 1)] ?? '');
  } catch {
    return undefined;
  }
  for (const part of path.split('.')) {
    value = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>)[part] : undefined;
  }
  return typeof value === 'object' ? undefined : value;
}

function hasWords(text: string, wanted: string, separators: string): boolean {
  const words = wordsOf(text, separators);
  return wordsOf(wanted, separators).every((word) => words.includes(word));
}

function wordsOf(text: string, separators: string): string[] {
  const words = [''];
  for (const character of text.toLowerCase()) {
    if (separators.includes(character)) {
      words.push('');
    } else {
      words[words.length - 1] += character;
    }
  }
  return words.filter((word) => word !== '');
}

function keysOf(node: Node): string[] {
  return node.kind === 'field' ? [node.key] : node.kind === 'not' ? keysOf(node.part) : 'parts' in node ? node.parts.flatMap(keysOf) : [];
}

/** @throws Error for what is not of the syntax. */
function parse(query: string): Node {
  const [search] = query.split('|');
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(search.trimEnd()); match !== null; match = TOKEN.exec(search.trimEnd())) {
    tokens.push(match[1]);
  }
  if (tokens.join('').replace(/\s/g, '') !== search.replace(/\s/g, '')) {
    throw new Error(`No query of Simple Log Service: ${query}`);
  }
  const node = parseOr(tokens);
  if (tokens.length > 0) {
    throw new Error(`No query of Simple Log Service, from ${tokens.join(' ')} on: ${query}`);
  }
  return node;
}

function parseOr(tokens: string[]): Node {
  const parts = [parseAnd(tokens)];
  while (tokens[0]?.toLowerCase() === 'or') {
    tokens.shift();
    parts.push(parseAnd(tokens));
  }
  return parts.length === 1 ? parts[0] : { kind: 'or', parts };
}

function parseAnd(tokens: string[]): Node {
  const parts = [parseNot(tokens)];
  while (tokens.length > 0 && tokens[0] !== ')' && tokens[0].toLowerCase() !== 'or') {
    if (tokens[0].toLowerCase() === 'and') {
      tokens.shift();
    }
    parts.push(parseNot(tokens));
  }
  return parts.length === 1 ? parts[0] : { kind: 'and', parts };
}

function parseNot(tokens: string[]): Node {
  if (tokens[0]?.toLowerCase() === 'not') {
    tokens.shift();
    return { kind: 'not', part: parseNot(tokens) };
  }
  if (tokens[0] === '(') {
    tokens.shift();
    const inner = parseOr(tokens);
    if (tokens.shift() !== ')') {
      throw new Error('A parenthesis is not closed.');
    }
    return inner;
  }
  const first = tokens.shift();
  if (first === undefined || /^(\)|[:><=]|>=|<=|and|or)$/i.test(first)) {
    throw new Error(`A term is missing before ${[first, ...tokens].join(' ')}`);
  }
  if (first === '*') {
    return { kind: 'all' };
  }
  if (!/^(:|=|>|<|>=|<=)$/.test(tokens[0] ?? '')) {
    return { kind: 'word', text: unquoted(first) };
  }
  const operator = tokens.shift()!;
  const value = tokens.shift();
  if (value === undefined || /^(\(|\)|[:><=]|>=|<=|and|or|not)$/i.test(value)) {
    throw new Error(`A value is missing behind ${first}${operator}`);
  }
  return { kind: 'field', key: unquoted(first), operator, value: unquoted(value) };
}

function unquoted(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;
}
