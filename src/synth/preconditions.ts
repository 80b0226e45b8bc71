import { IResolveContext, Lazy, TerraformResourceLifecycle } from 'cdktf';
import { escapeTemplate } from '../rules/hcl';
import { RULES, type Subject, sentence } from '../rules';
import { resolveReferences } from '../rules/plan';
import { UNKNOWN, Values } from '../rules/values';
import { EventBytes } from './event-bytes';
import { renderExpression } from './expression';
import { isListToken, known } from '../api/tokens';
import { Derived, OpenDocument } from '../api/plan-only';

const SHOWN_CHARACTERS = 80;

const REFERENCE = /(?:^|[^\w.-])(?!element\.|item\.|part\.)[A-Za-z_][\w-]*\.[A-Za-z_]/;

/** Props as they were given, by path: values, expressions, or what follows from them. */
export interface PropValues {
  readonly [path: string]: unknown;
}

/** What rules judge at synth: of each prop what is known, and what is known without one. */
export function knownValues(props: PropValues, others: Readonly<Record<string, unknown>> = {}): Values {
  // Most props are left out: what is not there is found not to be there more quickly than it is kept.
  const byPath: Record<string, unknown> = {};
  for (const path in props) {
    const value = props[path];
    if (value !== undefined && !(path in others)) {
      byPath[path] = known(value);
    }
  }
  for (const path in others) {
    if (others[path] !== undefined) {
      byPath[path] = others[path];
    }
  }
  return new Values(byPath);
}

/** What is held against the rules of a subject. */
export interface Judged {
  readonly subject: Subject;
  readonly values: Values;
  readonly props: PropValues;
}

/** The rules on what only the plan knows, as preconditions of a resource; undefined where all is known. */
export function preconditionsOf(...judged: readonly Judged[]): TerraformResourceLifecycle | undefined {
  const precondition = judged.flatMap(conditionsOf);
  return precondition.length > 0 ? { precondition } : undefined;
}

function conditionsOf({ subject, values, props }: Judged) {
  if (values.settledAll) {
    return [];
  }
  return RULES.flatMap((rule) => {
    if (rule.subject !== subject || typeof rule.plan === 'string') {
      return [];
    }
    return rule.plan(values, rule.bounds).map((check) => {
      const message = sentence({ ...check, rule });
      return {
        condition: Lazy.anyValue({ produce: (context) => `\${${referring(resolved(check.condition, props, context, expressionOf))}}` }),
        // The text of the expression, never its value: Terraform keeps back a message that holds a sensitive one.
        errorMessage: Lazy.stringValue({ produce: (context) => escapeTemplate(resolved(message, props, context, shownOf)) }),
      };
    });
  });
}

type ShowProp = (props: PropValues, path: string, openOnly: boolean, context: IResolveContext) => string;

function resolved(text: string, props: PropValues, context: IResolveContext, show: ShowProp): string {
  const bare = context.suppressBraces;
  context.suppressBraces = false;
  const result = resolveReferences(text, (path, openOnly) => show(props, path, openOnly, context));
  context.suppressBraces = bare;
  return result;
}

/** A condition as Terraform takes it: one that refers to nothing, as in `lower("A")`, would be an error. */
function referring(condition: string): string {
  const withoutTexts = condition.replace(/"(?:[^"\\$]|\\.|\$(?!\{))*"/g, '""');
  return REFERENCE.test(withoutTexts) ? condition : `path.module == null ? true : ${condition}`;
}

function expressionOf(props: PropValues, path: string, openOnly: boolean, context: IResolveContext): string {
  const value = props[path];
  if (value instanceof Derived) {
    return `(${resolveReferences(value.expression, (other, open) => expressionOf(props, other, open, context))})`;
  }
  if (value instanceof EventBytes) {
    return value.renderExpression(context);
  }
  if (value instanceof OpenDocument) {
    return renderExpression(value.document, context);
  }
  const part = openOnly && Array.isArray(value) && !isListToken(value) ? value.filter((element) => known(element) === UNKNOWN) : value;
  return part === undefined ? 'null' : renderExpression(part, context);
}

function shownOf(props: PropValues, path: string, openOnly: boolean, context: IResolveContext): string {
  const value = props[path];
  const text = expressionOf(props, value instanceof Derived ? value.shownAs : path, openOnly, context);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 3)}...` : text;
}
