import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { type Field, type Fields, TYPE_NAMES } from '../job/field';
import { nearestField, sameLetters } from '../job/nearest';
import { either, show } from '../job/show';
import type { InputProblem } from '../rules/input';
import {
  holdsBrokenTemplate,
  holdsBrokenToken,
  holdsNumberToken,
  isBrokenNumber,
  isExpression,
  isToken,
  tokenOf,
  withoutNumberTokens,
} from './tokens';

/** Values of the right types, and what was wrong with those that were given. */
export interface Accepted<T> {
  /** Only what can be used: a value of another type counts as left out. */
  readonly props: Partial<T>;
  readonly problems: readonly InputProblem[];
}

/** How values are judged. */
export interface AcceptOptions {
  /** The path in front of the names, in messages. @default none */
  readonly path?: string;
  /** The name of the object itself, in messages. @default the path, or `props` */
  readonly itself?: string;
  /** Whether a value is an instance of what a field asks for. @default none is */
  readonly isInstance?: (value: unknown, name: string) => boolean;
  /** Where a name that is no field here may belong: the fields there, and what has them. @default nowhere */
  readonly elsewhere?: { readonly fields: Fields; readonly owner: string };
  /** Whether a class of the user's own passes its props along: only keys that resemble a known one are then reported. @default false */
  readonly ownKeys?: boolean;
}

/**
 * Judges values by their fields, for users without a compiler: names, types, what must be given, and where tokens may stand.
 *
 * Where a token may stand, every encoding of it is turned into the one that the type asks for. Instances of classes may have keys of
 * their own, and so may maps.
 */
export function accept<T extends object>(fields: Fields, given: unknown, options: AcceptOptions = {}): Accepted<T> {
  const { path, itself = path ?? 'props', isInstance = () => false, ownKeys = false, elsewhere } = options;
  const problems: InputProblem[] = [];
  if (given !== undefined && given !== null && (tokenOf(given) !== undefined || !isObject(given))) {
    refuse({ type: 'object', fields }, given, itself, problems);
    return { props: {}, problems };
  }
  return { props: acceptObject(fields, given, path, { isInstance, problems, ownKeys, elsewhere }) as Partial<T>, problems };
}

interface Context {
  readonly isInstance: (value: unknown, name: string) => boolean;
  readonly problems: InputProblem[];
  readonly ownKeys: boolean;
  readonly elsewhere?: AcceptOptions['elsewhere'];
}

function acceptObject(fields: Fields, given: unknown, path: string | undefined, context: Context): Record<string, unknown> {
  const accepted: Record<string, unknown> = {};
  const pathTo = (name: string) => (path === undefined ? name : `${path}.${name}`);
  const values = isObject(given) ? given : {};
  // An instance of a class may have its values behind getters, and keys of its own.
  const isPlain = Object.getPrototypeOf(values) === Object.prototype || Object.getPrototypeOf(values) === null;
  for (const name of isPlain ? Object.keys(values) : Object.keys(fields)) {
    const value = values[name];
    if (value === undefined) {
      continue;
    }
    if (!Object.hasOwn(fields, name)) {
      reportUnknownKey(fields, values, name, pathTo, context);
    } else if (value !== null) {
      const usable = acceptValue(fields[name], value, pathTo(name), context);
      if (usable !== undefined) {
        accepted[name] = usable;
      }
    }
  }
  for (const name of requiredOf(fields)) {
    const value = values[name];
    if (value === undefined || value === null) {
      const found = value === null ? 'null' : 'left out';
      context.problems.push({ kind: 'missing', prop: pathTo(name), found, allowed: describe(fields[name]) });
    }
  }
  return accepted;
}

/** The names of the fields that must be given, found once for each table. */
const requiredFields = new Map<Fields, readonly string[]>();

function requiredOf(fields: Fields): readonly string[] {
  const found = requiredFields.get(fields) ?? Object.keys(fields).filter((name) => fields[name].required);
  requiredFields.set(fields, found);
  return found;
}

function reportUnknownKey(
  fields: Fields,
  values: Record<string, unknown>,
  key: string,
  pathTo: (name: string) => string,
  { problems, ownKeys, elsewhere }: Context,
): void {
  const prop = pathTo(key);
  const meant = meantBy(key, fields, values, ownKeys);
  // The props of nested objects have a path.
  const isElsewhere = prop === key && elsewhere !== undefined && Object.hasOwn(elsewhere.fields, key);
  if (meant !== undefined || (isElsewhere && !ownKeys)) {
    problems.push({ kind: 'misspelt', prop, found: shown(values[key]), allowed: meant ?? `${key} of ${elsewhere!.owner}` });
  } else if (!ownKeys) {
    problems.push({ kind: 'unknown', prop, found: shown(values[key]), allowed: Object.keys(fields).join(', ') });
  }
}

/** The name that another one probably means. */
function meantBy(key: string, fields: Fields, values: Record<string, unknown>, ownKeys: boolean): string | undefined {
  const meant = nearestField(key, fields);
  // A user's class may well have a "format" of its own beside our "formats", or a "tag".
  const mayBeOwn = meant !== undefined && ownKeys && (values[meant] !== undefined || meant.length < 5);
  return mayBeOwn && !sameLetters(key, meant) ? undefined : meant;
}

function acceptValue(field: Field, value: unknown, prop: string, context: Context): unknown {
  const refused = () => refuse(field, value, prop, context.problems);
  if (isBroken(value)) {
    return refused();
  }
  if (field.type === 'instance' && context.isInstance(value, prop)) {
    return value;
  }
  const token = tokenOf(value);
  if (token !== undefined && (field.fixed || field.type === 'object')) {
    return refused();
  }
  if (typeof value === 'string' && field.type === 'string' && isBrokenTemplate(field, value)) {
    return refuseTemplate(value, prop, context.problems);
  }
  switch (field.type) {
    case 'string':
      return typeof value === 'string' ? withoutNumberTokens(value) : token === undefined ? refused() : Token.asString(token);
    case 'number':
      return typeof value === 'number' && !Number.isNaN(value) ? value : token === undefined ? refused() : Token.asNumber(token);
    case 'boolean':
      return typeof value === 'boolean' ? value : (token ?? refused());
    case 'strings':
      return acceptList(field, value, prop, context, refused);
    case 'map':
      return acceptMap(field, value, prop, context, refused);
    case 'object':
      return isObject(value) && !Construct.isConstruct(value) ? acceptObject(field.fields!, value, prop, context) : refused();
    case 'instance':
      return refused();
    case 'selection':
    case 'selections':
      return value;
  }
}

function acceptList(field: Field, value: unknown, prop: string, { problems }: Context, refused: () => undefined): unknown {
  if (isToken(value) || typeof value === 'string') {
    const token = tokenOf(value);
    return token === undefined ? refused() : Array.isArray(value) ? value : Token.asList(token);
  }
  if (!Array.isArray(value)) {
    return refused();
  }
  // Long lists are common, and nearly always fine: they are not copied.
  if (
    !value.includes(undefined) &&
    value.every(
      (element) => typeof element === 'string' && !holdsNumberToken(element) && !holdsBrokenToken(element) && !isBrokenTemplate(field, element),
    )
  ) {
    return value;
  }
  const elements = Array.from(value, (element: unknown, index) => acceptElement(field, element, `${prop}[${index}]`, problems));
  return elements.every((element) => element !== undefined) ? elements : undefined;
}

function acceptMap(field: Field, value: unknown, prop: string, { problems }: Context, refused: () => undefined): unknown {
  const token = tokenOf(value);
  if (token !== undefined) {
    return Token.asStringMap(token);
  }
  if (!isObject(value) || Construct.isConstruct(value)) {
    return refused();
  }
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const broken = entries.map(([key]) => key).find(holdsBrokenToken);
  if (broken !== undefined) {
    // A map token beside other keys is one.
    return refuse({ type: 'map' }, broken, prop, problems);
  }
  const accepted = entries.map(
    ([key, each]) => [withoutNumberTokens(key), acceptElement(field, each, `${prop}.${shownKey(key)}`, problems)] as const,
  );
  return accepted.every(([, each]) => each !== undefined) ? Object.fromEntries(accepted) : undefined;
}

function acceptElement(field: Field, value: unknown, prop: string, problems: InputProblem[]): string | undefined {
  if (typeof value === 'string' && isBrokenTemplate(field, value)) {
    return refuseTemplate(value, prop, problems);
  }
  if (typeof value === 'string' && !holdsBrokenToken(value)) {
    return withoutNumberTokens(value);
  }
  const token = isBroken(value) ? undefined : tokenOf(value);
  return token === undefined ? refuse({ type: 'string' }, value, prop, problems) : Token.asString(token);
}

/** Reports a value that cannot be used; it counts as left out. */
function refuse(field: Field, value: unknown, prop: string, problems: InputProblem[]): undefined {
  const allowed = describe(field);
  if (isBroken(value)) {
    problems.push({ kind: 'type', prop, found: 'what code of this app made of a token', allowed: `${allowed}; Fn makes values of tokens` });
  } else {
    problems.push({ kind: tokenOf(value) === undefined ? 'type' : 'fixed', prop, found: shown(value), allowed });
  }
  return undefined;
}

/** Whether text is a template that Terraform could not read; what a token is made of is another problem. */
function isBrokenTemplate({ data }: Field, text: string): boolean {
  return data !== true && holdsBrokenTemplate(text) && !holdsBrokenToken(text);
}

function refuseTemplate(value: string, prop: string, problems: InputProblem[]): undefined {
  problems.push({ kind: 'template', prop, found: shown(value) });
  return undefined;
}

/** A value as a message shows it: never a token's own text or digits. */
function shown(value: unknown): string {
  return isBroken(value) ||
    (tokenOf(value) !== undefined && !(typeof value === 'string' && holdsBrokenTemplate(value))) ||
    show(value).includes('TfToken[')
    ? 'a value that only Terraform knows'
    : show(value);
}

function shownKey(key: string): string {
  return isExpression(key) ? '${...}' : key;
}

/** Whether a value is what JavaScript made of a token, such as a list inside text: Terraform gets nothing from it. */
function isBroken(value: unknown): boolean {
  return typeof value === 'string' ? holdsBrokenToken(value) : typeof value === 'number' && isBrokenNumber(value);
}

/** What a field takes, for messages. */
function describe({ type, choices, instance, fixed, fields }: Field): string {
  if (fixed && choices) {
    return choices.join(', ');
  }
  const names = Object.keys(fields ?? {});
  // The props of a construct would be no help.
  return names.length > 0 && names.length <= 6 ? `an object with ${either(names)}` : (instance ?? TYPE_NAMES[type]);
}

/** Whether a value has fields: an object, an instance of a user's class or a module, and nothing built in such as a Date, a Set or a Promise. */
function isObject(value: unknown): value is Record<string, unknown> {
  return ['[object Object]', '[object Module]'].includes(Object.prototype.toString.call(value));
}
