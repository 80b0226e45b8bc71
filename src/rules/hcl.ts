/** A document's text as a quoted text of Terraform's language: nothing in it is evaluated. */
export function hclText(text: string): string {
  return `"${hclTextBody(escapeTemplate(text))}"`;
}

/** A list of texts. */
export function hclList(texts: readonly string[]): string {
  return `[${texts.map(hclText).join(', ')}]`;
}

/** Escapes what Terraform would read as a template. */
export function escapeTemplate(text: string): string {
  return text.includes('{') ? text.replace(/([$%])\{/g, '$1$1{') : text;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The inside of a quoted text; templates in it stay templates. */
export function hclTextBody(text: string): string {
  return text.replace(
    /["\\\u0000-\u001f\u2028\u2029]/g,
    (character) => SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
