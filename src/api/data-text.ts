import { holdsNumberToken } from './tokens';

/** Text that is data: only tokens in it are expressions, a raw `${` or `%{` beside other text stays what it is. */
export class DataText {
  constructor(public readonly text: string) {}

  /** Whether anything in the text is known only to Terraform. */
  public get isOpen(): boolean {
    return isWholeExpression(this.text) || holdsToken(this.text);
  }
}

/** Text that is data whatever it looks like, such as what a file holds. */
export class LiteralText extends DataText {
  public get isOpen(): boolean {
    return false;
  }
}

/** Whether text holds a token as cdktf encodes it. */
export function holdsToken(text: string): boolean {
  return text.includes('${TfToken[') || holdsNumberToken(text);
}

/** Whether a text as a whole is one raw expression, as in `${var.name}`. */
export function isWholeExpression(text: string): boolean {
  return text.startsWith('${') && expressionEnd(text, 0) === text.length;
}

/** The index after the expression that starts at an index, texts, braces and templates inside it considered; -1 where it does not end. */
export function expressionEnd(text: string, start: number): number {
  const around: Around[] = [];
  for (let index = start; index < text.length;) {
    index = step(text, index, around);
    if (around.length === 0) {
      return index;
    }
  }
  return -1;
}

/** What of an expression stands outside of quoted texts, the templates in these included. */
export function outsideTexts(expression: string): string {
  const around: Around[] = [];
  const outside: string[] = [];
  for (let index = 0; index < expression.length;) {
    const wasText = around.at(-1) === 'text';
    const next = step(expression, index, around);
    if (!wasText || around.at(-1) !== 'text') {
      outside.push(expression.slice(index, next));
    }
    index = next;
  }
  return outside.join('');
}

/** What a place in an expression is in: a quoted text, a template in text, or other braces. */
type Around = 'text' | 'template' | 'braces';

/** Goes one sign further: each is looked at once. */
function step(text: string, index: number, around: Around[]): number {
  const character = text[index];
  const opensTemplate = (character === '$' || character === '%') && text[index + 1] === '{';
  if (around.at(-1) === 'text') {
    if (character === '\\' || (text[index + 1] === character && text[index + 2] === '{' && (character === '$' || character === '%'))) {
      return index + (character === '\\' ? 2 : 3);
    }
    if (character === '"') {
      around.pop();
    }
  } else if (character === '"') {
    around.push('text');
  } else if (character === '{') {
    around.push('braces');
  } else if (character === '}') {
    around.pop();
  }
  if (opensTemplate) {
    around.push('template');
    return index + 2;
  }
  return index + 1;
}
