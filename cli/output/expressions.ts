/** Whether a text of a synthesized argument holds an expression that only Terraform evaluates. */
export function isUnresolved(text: string): boolean {
  return /(^|[^$])\$\{|(^|[^%])%\{/.test(text);
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

/** The expressions of a template, the texts in them left out. */
function expressionsOf(template: string): string[] {
  const expressions: string[] = [];
  let code = '';
  // Innermost last: `text` is the template itself, `quoted` a text in an expression, `code` an expression, `brace` a bracket in it.
  const inside: ('text' | 'quoted' | 'code' | 'brace')[] = ['text'];
  for (let at = 0; at < template.length; at++) {
    const [character, next, third] = [template[at], template[at + 1], template[at + 2]];
    const where = inside[inside.length - 1];
    if (where === 'text' || where === 'quoted') {
      if (where === 'quoted' && character === '\\') {
        at++;
      } else if ((character === '$' || character === '%') && next === character && third === '{') {
        at += 2;
      } else if ((character === '$' || character === '%') && next === '{') {
        inside.push('code');
        at++;
      } else if (where === 'quoted' && character === '"') {
        inside.pop();
      }
      continue;
    }
    if (character === '"') {
      inside.push('quoted');
      code += ' ';
    } else if (character === '{') {
      inside.push('brace');
      code += ' ';
    } else if (character === '}') {
      inside.pop();
      code += ' ';
      if (inside.length === 1) {
        expressions.push(code);
        code = '';
      }
    } else {
      code += character;
    }
  }
  return expressions;
}
