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

/** The index after the expression that starts at an index, quotes and braces inside it considered; -1 where it does not end. */
export function expressionEnd(text: string, start: number): number {
  let depth = 0;
  let inText = false;
  for (let index = start + 1; index < text.length; index++) {
    const character = text[index];
    if (inText) {
      if (character === '\\') {
        index++;
      } else if (character === '"') {
        inText = false;
      }
    } else if (character === '"') {
      inText = true;
    } else if (character === '{') {
      depth++;
    } else if (character === '}' && --depth === 0) {
      return index + 1;
    }
  }
  return -1;
}
