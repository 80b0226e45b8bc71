import type { IResolveContext } from 'cdktf';
import { DataText } from '../api/data-text';
import { PlanOnly } from '../api/plan-only';
import { isToken } from '../api/tokens';
import { EVENT_BYTES } from '../job/limits';
import { JsonText, hasExpression, jsonOf, renderExpression } from './expression';

// JSON text holds no control characters: a quote or a backslash becomes two, a character outside ASCII takes up to three.
const MOST_BYTES_A_CHARACTER = 3;

// An envelope as Function Compute sends it, without the trigger's name and the payload.
const ENVELOPE_BYTES = '{"triggerTime":"2026-01-01T00:00:00Z","triggerName":"","payload":""}'.length;

/** A part of the event that only the plan knows, and how often it is written as JSON text inside JSON text. */
interface OpenPart {
  readonly value: unknown;
  readonly depth: number;
}

/**
 * The bytes of the event as Function Compute counts them: the payload once more as a JSON string, in UTF-8. Undefined where it
 * fits whatever the payload holds, so that only long ones are counted.
 */
export function eventBytes(triggerName: string, payload: JsonText): number | EventBytes | undefined {
  if (hasExpression(payload) || hasExpression(triggerName)) {
    return new EventBytes(triggerName, payload);
  }
  if (ENVELOPE_BYTES + MOST_BYTES_A_CHARACTER * (triggerName.length + payload.text.length) <= EVENT_BYTES) {
    return undefined;
  }
  return ENVELOPE_BYTES + Buffer.byteLength(triggerName) + escapedBytes(payload.text);
}

/** The bytes of an event of which only the plan knows parts: what is known is counted here, the parts there. */
export class EventBytes extends PlanOnly {
  constructor(
    private readonly triggerName: string,
    private readonly payload: JsonText,
  ) {
    super();
  }

  /** The sum as an expression. */
  public renderExpression(context: IResolveContext): string {
    const parts: OpenPart[] = [];
    const closed = asTerraformWrites(closeParts(this.payload.document, 1, parts));
    const openName = hasExpression(this.triggerName);
    const known = ENVELOPE_BYTES + escapedBytes(closed) - parts.length + (openName ? 0 : Buffer.byteLength(this.triggerName));
    const sizes = parts.map(({ value, depth }) => {
      const text = `${'jsonencode('.repeat(depth + 1)}${renderExpression(value, context)}${')'.repeat(depth + 1)}`;
      return `${bytesOf(text)} - ${quoteBytes(depth)}`;
    });
    return [String(known), ...(openName ? [bytesOf(renderExpression(this.triggerName, context))] : []), ...sizes].join(' + ');
  }
}

/** A document in which a 0 stands for every part that only the plan knows. */
function closeParts(document: unknown, depth: number, parts: OpenPart[]): unknown {
  if (!hasExpression(document)) {
    return document;
  }
  if (document instanceof JsonText) {
    return new OpenJsonText(closeParts(document.document, depth + 1, parts));
  }
  if (Array.isArray(document) && !isToken(document)) {
    return document.map((element) => closeParts(element, depth, parts));
  }
  if (typeof document === 'object' && document !== null && !(document instanceof DataText) && Object.getPrototypeOf(document) === Object.prototype) {
    return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, closeParts(value, depth, parts)]));
  }
  parts.push({ value: document, depth });
  return 0;
}

/** A document that is written by a `jsonencode` of its own. */
class OpenJsonText {
  constructor(public readonly document: unknown) {}
}

/** JSON text as Terraform's `jsonencode` writes it. */
function asTerraformWrites(document: unknown): string {
  const inner = (value: unknown): unknown => {
    if (value instanceof OpenJsonText) {
      return new DataText(asTerraformWrites(value.document));
    }
    if (Array.isArray(value)) {
      return value.map(inner);
    }
    return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inner(each)]))
      : value;
  };
  return jsonOf(inner(document)).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The bytes of a text inside a JSON string, its quotes left aside. */
function escapedBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

/** The bytes of the quotes that a text gets around it when it becomes JSON text so many times: each time the earlier ones are escaped again. */
function quoteBytes(times: number): number {
  let text = '';
  for (let time = 0; time < times; time++) {
    text = JSON.stringify(text);
  }
  return text.length;
}

/** Terraform counts characters: the base64 of a text tells its bytes. */
function bytesOf(text: string): string {
  return `[for base64 in [base64encode(${text})] : length(base64) * 3 / 4 - length(regexall("=", base64))][0]`;
}
