/** Whether a text of a synthesized argument holds an expression that only Terraform evaluates. */
export function isUnresolved(text: string): boolean {
  return /(^|[^$])\$\{|(^|[^%])%\{/.test(text);
}

/** What only Terraform can evaluate: where it stands, and to what it refers. */
export interface Unresolved {
  readonly where: string;
  readonly references: readonly string[];
}

/** A text as Terraform passes it on; undefined where it holds an expression, which is then added to those that are unresolved. */
export function resolved(where: string, text: string, unresolved: Unresolved[]): string | undefined {
  if (isUnresolved(text)) {
    unresolved.push({ where, references: references(text) });
    return undefined;
  }
  return unescapeTemplate(text);
}

/** A text without expressions as Terraform passes it on. */
export function unescapeTemplate(text: string): string {
  return text.replace(/([$%])\1\{/g, '$1{');
}

// A function of Terraform's language is followed by a parenthesis; a reference is at least two names with a dot between.
const REFERENCE = /(?<![\w.])[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[[^\]]*\])+/g;

/**
 * The values that the expressions of a text refer to, such as `var.media`: each once, in the order of their names.
 *
 * What stands in quotes is text, but for the templates in it.
 */
export function references(text: string): string[] {
  const found = expressionsOf(text).flatMap((expression) => expression.match(REFERENCE) ?? []);
  return [...new Set(found)].sort();
}

// What can begin or end a part of a template, with its escapes: `\"` in quotes, `$${` and `%%{` anywhere.
const TOKEN = /\\["\\]|([$%])\1\{|[$%]\{|["{}]|[^\\$%"{}]+|./gs;

/** The expressions of a template, the texts in them left out. */
function expressionsOf(template: string): string[] {
  const expressions: string[] = [];
  let code = '';
  // What is open, innermost last: `{` an expression or a bracket in it, `"` a text in it. Where nothing is, there is the template's text.
  const open: ('{' | '"')[] = [];
  for (const [token] of template.matchAll(TOKEN)) {
    if (open.at(-1) !== '{') {
      if (token === '${' || token === '%{') {
        open.push('{');
      } else if (token === '"') {
        open.pop();
      }
    } else if (token === '{' || token === '"') {
      open.push(token);
      code += ' ';
    } else if (token !== '}') {
      code += token;
    } else {
      open.pop();
      code += ' ';
      if (open.length === 0) {
        expressions.push(code);
        code = '';
      }
    }
  }
  return expressions;
}
