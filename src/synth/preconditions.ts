import { type IResolveContext, Lazy, type TerraformResource } from 'cdktf';
import { outsideTexts } from '../api/data-text';
import { known } from '../api/known';
import { Derived } from '../api/plan-only';
import { isToken } from '../api/tokens';
import { RULES, type Severity, type Subject, sentence } from '../rules';
import { escapeTemplate } from '../rules/hcl';
import { resolveReferences } from '../rules/plan';
import { NOT_AT_SYNTH, type PlanCheck } from '../rules/rule';
import { UNKNOWN, Values } from '../rules/values';
import { EventBytes } from './event-bytes';
import { renderExpression } from './expression';
import { type Assertion, addCheck } from './plan-warnings';
import { addToLifecycle, whenWritten } from './written';

const SHOWN_CHARACTERS = 80;

const REFERENCE = /(?:^|[^\w.-])(?!element\.|item\.|part\.)[A-Za-z_][\w-]*\.[A-Za-z_]/;

/** Props as they were given, by path: values, expressions, or what follows from them. */
export interface PropValues {
  readonly [path: string]: unknown;
}

/** What is known at synth of each prop. */
export function knownValues(props: PropValues): Values {
  return new Values(props, known);
}

/** What the plan checks by the rules of a subject. */
export interface Guarded {
  readonly subject: Subject;
  readonly values: Values;
  readonly props: PropValues;
}

/** Checks what only the plan knows by preconditions of a resource. */
export function guard(resource: TerraformResource, ...guarded: readonly Guarded[]): void {
  const ours = guarded.flatMap((each) => conditionsOf(each, 'error'));
  if (ours.length > 0) {
    addToLifecycle(resource, 'precondition', () => ours.map(({ block }) => block));
    whenWritten(resource, (fragment) => {
      fragment.locals = ours.reduce((locals, { lists }) => (lists === undefined ? locals : { ...locals, ...lists }), fragment.locals);
    });
  }
  addCheck(
    resource,
    guarded.flatMap((each) => conditionsOf(each, 'warning')).map(({ block }) => block),
  );
}

interface Condition {
  readonly block: Assertion;
  readonly lists: PlanCheck['lists'];
}

function conditionsOf({ subject, values, props }: Guarded, severity: Severity): Condition[] {
  return RULES.flatMap((rule) => {
    const isOfSubject = rule.severity === severity && (rule.subject === subject || rule.subject === 'any');
    // Where everything is known, only the day of the plan is open.
    if (!isOfSubject || typeof rule.plan === 'string' || (values.settledAll && rule.check !== NOT_AT_SYNTH)) {
      return [];
    }
    return rule.plan(values, rule.bounds).map((check) => {
      const message = sentence({ ...check, rule });
      const block = {
        condition: Lazy.anyValue({ produce: (context) => `\${${referring(resolved(check.condition, props, context, expressionOf))}}` }),
        // The text of the expression, never its value: Terraform keeps back a message that holds a sensitive one.
        error_message: Lazy.stringValue({ produce: (context) => escapeTemplate(resolved(message, props, context, shownOf)) }),
      };
      return { block, lists: check.lists };
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
  return REFERENCE.test(outsideTexts(condition)) ? condition : `path.module == null ? true : ${condition}`;
}

function expressionOf(props: PropValues, path: string, openOnly: boolean, context: IResolveContext): string {
  const value = props[path];
  if (value instanceof Derived) {
    return `(${resolveReferences(value.expression, (other, open) => expressionOf(props, other, open, context))})`;
  }
  if (value instanceof EventBytes) {
    return value.renderExpression(context);
  }
  const part = openOnly && Array.isArray(value) && !isToken(value) ? value.filter((element) => known(element) === UNKNOWN) : value;
  return part === undefined ? 'null' : renderExpression(part, context);
}

function shownOf(props: PropValues, path: string, openOnly: boolean, context: IResolveContext): string {
  const value = props[path];
  const text = expressionOf(props, value instanceof Derived ? value.shownAs : path, openOnly, context);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 3)}...` : text;
}
