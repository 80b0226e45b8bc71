import { type IResolvable, type IResolveContext, Token, Tokenization } from 'cdktf';
import { DataText, LiteralText, expressionEnd, holdsToken, isWholeExpression } from '../api/data-text';
import { holdsNumberToken, isExpression, isToken } from '../api/tokens';
import { escapeTemplate, hclTextBody } from '../rules/hcl';

/** A document that travels as JSON text inside another document. */
export class JsonText {
  private written?: string;

  /** @param open whether anything in the document is known only to Terraform; found out where left out */
  constructor(
    public readonly document: unknown,
    private open?: boolean,
  ) {}

  /** The text, where the document holds no expression. It is asked for more than once, and may be long. */
  public get text(): string {
    return (this.written ??= jsonOf(this.document));
  }

  /** Whether anything in the document is known only to Terraform. */
  public get isOpen(): boolean {
    return (this.open ??= hasExpression(this.document));
  }
}

/** Whether anything in a document is known only to Terraform. */
export function hasExpression(document: unknown): boolean {
  if (typeof document === 'string') {
    return isExpression(document);
  }
  if (typeof document === 'number') {
    return isToken(document);
  }
  if (typeof document !== 'object' || document === null) {
    return false;
  }
  if (document instanceof DataText || document instanceof JsonText) {
    return document.isOpen;
  }
  if (Array.isArray(document)) {
    return isToken(document) || document.some(hasExpression);
  }
  return isToken(document) || Object.entries(document).some(([key, value]) => holdsToken(key) || hasExpression(value));
}

/**
 * A document as JSON text for a Terraform argument, its keys sorted.
 *
 * Where all is known it is a literal, in which `${` and `%{` are escaped; otherwise one `jsonencode(...)`.
 */
export function jsonArgument(document: unknown): string {
  return hasExpression(document)
    ? // cdktf's own function leaves quotes, backslashes and `%{` in literals as they are.
      expressionText((context) => `jsonencode(${renderExpression(document, context)})`)
    : escapeTemplate(jsonOf(document));
}

/** An expression of Terraform's language, rendered when the stack is written. */
export function expression(render: (context: IResolveContext) => string): IResolvable {
  return new Rendered(render);
}

/** A text that is an expression of Terraform's language. */
export function expressionText(render: (context: IResolveContext) => string): string {
  return Token.asString(expression(render));
}

/** The JSON text of a document without expressions, its keys sorted. */
export function jsonOf(document: unknown): string {
  return JSON.stringify(document, sorted);
}

class Rendered implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(private readonly render: (context: IResolveContext) => string) {}

  public resolve(context: IResolveContext): string {
    const bare = context.suppressBraces;
    context.suppressBraces = false;
    const expression = this.render(context);
    context.suppressBraces = bare;
    return bare ? expression : `\${${expression}}`;
  }

  public toString(): string {
    return Token.asString(this);
  }

  public toJSON(): string {
    return '<unresolved-json>';
  }
}

/** What JSON has of a value: text that travels as text, and objects with their keys sorted. */
function sorted(_key: string, value: unknown): unknown {
  if (value instanceof DataText || value instanceof JsonText) {
    return value.text;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
}

/** A document as an expression of Terraform's language. */
export function renderExpression(document: unknown, context: IResolveContext): string {
  if (document instanceof LiteralText) {
    return quoted(literal(document.text));
  }
  if (document instanceof DataText) {
    return isWholeExpression(document.text) && !holdsToken(document.text) ? template(document.text) : renderText(document.text, context, literal);
  }
  if (document instanceof JsonText) {
    return document.isOpen ? `jsonencode(${renderExpression(document.document, context)})` : quoted(literal(document.text));
  }
  if (typeof document === 'string') {
    return renderText(document, context, templateBody);
  }
  if (Array.isArray(document) && !isToken(document)) {
    return `[${document.map((element) => renderExpression(element, context)).join(', ')}]`;
  }
  if (isToken(document)) {
    const resolved: unknown = context.resolve(document);
    return typeof resolved === 'string' ? template(resolved) : renderExpression(resolved, context);
  }
  if (typeof document === 'object' && document !== null) {
    const keys = Object.keys(document)
      .filter((key) => (document as Record<string, unknown>)[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${renderKey(key, context)} = ${renderExpression((document as Record<string, unknown>)[key], context)}`).join(', ')}}`;
  }
  return document === undefined ? 'null' : String(document);
}

/** A key, in which tokens alone are expressions. */
function renderKey(key: string, context: IResolveContext): string {
  return holdsToken(key) ? `(${renderText(key, context, literal)})` : quoted(literal(key));
}

/** Text with tokens in it: the text between them through `body`, each token as the expression that it stands for. */
function renderText(text: string, context: IResolveContext, body: (text: string) => string): string {
  if (holdsNumberToken(text)) {
    return template(String(context.resolve(text)));
  }
  if (!holdsToken(text)) {
    return body === templateBody ? template(text) : quoted(body(text));
  }
  const { literals, tokens } = split(text);
  if (tokens.length === 1 && literals.every((part) => part === '')) {
    const resolved: unknown = context.resolve(tokens[0]);
    return typeof resolved === 'string' ? template(resolved) : renderExpression(resolved, context);
  }
  const expressions = tokens.map((token) => String(context.resolve(token)));
  if (body === templateBody) {
    // A token may stand inside an expression: only the whole tells what is text.
    return template(literals.map((part, index) => part + (expressions[index] ?? '')).join(''));
  }
  return quoted(literals.map((part, index) => body(part) + templateBody(expressions[index] ?? '')).join(''));
}

/** The tokens of a text, and the text before, between and after them. */
function split(text: string): { literals: string[]; tokens: IResolvable[] } {
  const tokens = Tokenization.reverseString(text).tokens;
  return { literals: text.split(/\$\{TfToken\[[a-zA-Z0-9:._-]+\]\}/), tokens };
}

/** A template as an expression: bare where it is one expression and nothing else. */
function template(text: string): string {
  return isWholeExpression(text) ? text.slice(2, -1).trim() : quoted(templateBody(text));
}

/** The inside of a quoted template: what lies outside its expressions is escaped, the expressions stay. */
function templateBody(text: string): string {
  let body = '';
  let from = 0;
  for (let index = text.search(/[$%]\{/); index !== -1; index = nextSequence(text, from)) {
    const escaped = text[index - 1] === text[index] && index > from;
    const end = escaped ? index + 2 : expressionEnd(text, index);
    if (end === -1) {
      break;
    }
    body += hclTextBody(text.slice(from, index)) + text.slice(index, end);
    from = end;
  }
  return body + hclTextBody(text.slice(from));
}

function nextSequence(text: string, from: number): number {
  const index = text.slice(from).search(/[$%]\{/);
  return index === -1 ? -1 : from + index;
}

function literal(text: string): string {
  return hclTextBody(escapeTemplate(text));
}

function quoted(body: string): string {
  return `"${body}"`;
}
