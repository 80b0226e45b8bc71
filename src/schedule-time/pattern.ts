/**
 * A pattern in Terraform's syntax as one of JavaScript: named groups are written in two ways, and JavaScript's `\s` has the blanks of all of Unicode.
 *
 * The pattern has `\s` in brackets only.
 */
export function regExpOf(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll('(?P<', '(?<').replaceAll('\\s', ' \\t\\n\\f\\r'));
}
