import { createHash } from 'crypto';
import type { IConstruct } from 'constructs';
import { isExpression } from '../api/tokens';
import { hclText } from '../rules/hcl';
import type { InputProblem } from '../rules/input';
import { expressionText, renderExpression } from './expression';
import { ifGiven } from './or-default';

/** How long a derived name may be, and whether its service takes lower case only; every service takes letters, digits and hyphens. */
export interface NameRoom {
  readonly most: number;
  readonly lower?: true;
}

/** Eight digits of a hash, and the hyphen in front. */
const HASH_CHARACTERS = 9;

/** What stands where nothing readable is left. */
const NOTHING_READABLE = 'media';

// As sources: a plan replaces by the same patterns.
const OTHERS = '[^A-Za-z0-9-]+';
const BEFORE_FIRST_LETTER = '^[^A-Za-z]+';
const HYPHENS_AT_END = '-+$';

/**
 * A name for what a construct makes: readable, the same at every synth, and different for every construct path and prefix.
 *
 * It starts with the prefix, goes on with the path as far as that fits, and ends with eight digits of the path's hash. A prefix that
 * only Terraform knows makes an expression of the same name.
 */
export function nameOf(path: string, prefix: string | undefined, { most, lower }: NameRoom): string {
  const cased = (name: string) => (lower ? name.toLowerCase() : name);
  const readable = (parts: readonly string[]) =>
    parts
      .map((part) => part.replace(new RegExp(OTHERS, 'g'), '-').replace(/^-+|-+$/g, ''))
      .filter((part) => part !== '')
      .join('-');
  const room = most - HASH_CHARACTERS;
  if (prefix !== undefined && isExpression(prefix)) {
    const behind = readable(path.split('/'));
    const withPrefix = expressionText((context) => {
      const name = `join("-", [trim(${replaced('item', OTHERS, '-')}, "-"), ${hclText(behind)}])`;
      const short = caseIn(lower, replaced(`substr(${name}, 0, ${room})`, HYPHENS_AT_END, ''));
      const hashed = lower ? `item == lower(item) ? ${hclText(hash(path))} : ${hashIn(`join("/", [item, ${hclText(path)}])`)}` : hclText(hash(path));
      return `[for item in [tostring(${renderExpression(prefix, context)})] : join("-", [${short}, ${hashed}])][0]`;
    });
    return ifGiven(prefix, withPrefix, nameOf(path, undefined, { most, lower }));
  }
  const name = readable([...(prefix === undefined ? [] : [prefix]), ...path.split('/')]);
  const safe = /^[A-Za-z]/.test(name) ? name : `${NOTHING_READABLE}-${name}`;
  // The path's hash does not tell prefixes apart that differ in their case alone.
  const source = prefix === undefined || cased(prefix) === prefix ? path : `${prefix}/${path}`;
  return `${cased(cut(safe, room))}-${hash(source)}`;
}

/**
 * A name that follows from another one, in the characters and the length that a service takes, with something behind it.
 *
 * Where the other name does not fit as it is, eight digits of its hash tell apart what would become the same. What only Terraform knows
 * makes an expression of the same name.
 */
export function derivedName(name: string, tail: string, { most, lower }: NameRoom): string {
  if (isExpression(name + tail)) {
    return expressionText((context) => {
      const cleaned = caseIn(lower, replaced(replaced('item.name', OTHERS, '-'), BEFORE_FIRST_LETTER, ''));
      const room = `${most - HASH_CHARACTERS} - length(item.tail)`;
      const short = `coalesce(${replaced(`substr(${cleaned}, 0, ${room})`, HYPHENS_AT_END, '')}, ${hclText(NOTHING_READABLE)})`;
      const fits = `item.name == ${cleaned} && length(item.name) + length(item.tail) <= ${most}`;
      const derived = `join("", ${fits} ? [item.name, item.tail] : [${short}, "-", ${hashIn('item.name')}, item.tail])`;
      const [given, behind] = [name, tail].map((each) => renderExpression(each, context));
      return `[for item in [{name = tostring(${given}), tail = tostring(${behind})}] : ${derived}][0]`;
    });
  }
  const clean = name.replace(new RegExp(OTHERS, 'g'), '-').replace(new RegExp(BEFORE_FIRST_LETTER), '');
  const cleaned = lower ? clean.toLowerCase() : clean;
  if (cleaned === name && name.length + tail.length <= most) {
    return `${name}${tail}`;
  }
  return `${cut(cleaned, most - HASH_CHARACTERS - tail.length) || NOTHING_READABLE}-${hash(name)}${tail}`;
}

/** What is wrong with the path that names and addresses are made of. */
export function pathProblems({ node }: IConstruct): InputProblem[] {
  return isExpression(node.path)
    ? [{ kind: 'fixed', prop: 'id', found: 'a value that only Terraform knows', allowed: 'text, here and in every scope around it' }]
    : [];
}

function cut(text: string, most: number): string {
  return text.slice(0, most).replace(new RegExp(HYPHENS_AT_END), '');
}

function hash(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, HASH_CHARACTERS - 1);
}

function replaced(value: string, pattern: string, by: string): string {
  return `replace(${value}, ${hclText(`/${pattern}/`)}, ${hclText(by)})`;
}

function caseIn(lower: true | undefined, value: string): string {
  return lower ? `lower(${value})` : value;
}

function hashIn(value: string): string {
  return `substr(sha256(${value}), 0, ${HASH_CHARACTERS - 1})`;
}
