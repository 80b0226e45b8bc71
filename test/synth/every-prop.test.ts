import { type TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { afterAll, describe, expect, test } from 'vitest';
import * as library from '../../src';
import * as argumentFields from '../../src/api/argument-fields';
import type { Field, FieldType, Fields } from '../../src/job/field';
import * as prefetcherFields from '../../src/job/prefetcher-fields';
import * as scheduleFields from '../../src/job/schedule-fields';
import { SELECTION_KINDS } from '../../src/job/selection-fields';
import { newStack } from '../fixtures';
import { PLACES, type Place, valuesBeside } from './places';

/** Prop by way of being wrong, left out, misspelt or not known. */
let cases = 0;
const LEAST_CASES = 3_000;

/** The errors of constructs, by construct path, in an app that is not written. */
function errorsOf(stack: TerraformStack): Map<string, string[]> {
  const errors = new Map<string, string[]>();
  for (const construct of stack.node.findAll()) {
    const found = construct.node.validate();
    if (found.length > 0) {
      errors.set(construct.node.path, found);
    }
  }
  return errors;
}

/** The warnings of a construct about the names of props. */
function unknownKeys(construct: IConstruct): string[] {
  return construct.node.metadata.map(({ data }) => String(data)).filter((text) => text.startsWith('MP123'));
}

/** Makes one construct for each object of values; answers the constructs and the errors of each. */
function errorsOfEach(place: Place, given: readonly Record<string, unknown>[], stack = newStack()): { constructs: IConstruct[]; errors: string[][] } {
  const constructs = given.map((values, index) => place.make(stack, `Case${index}`, values));
  const errors = errorsOf(stack);
  return { constructs, errors: constructs.map((construct) => errors.get(construct.node.path) ?? []) };
}

function several() {
  return 'a function\nof several lines';
}

class Instance {
  public readonly value = 1;
}

/** What is of another type, by the type of a field; for lists and maps, what an element may not be. */
const OF_ANOTHER_TYPE: Readonly<Record<Exclude<FieldType, 'selection' | 'selections'>, readonly unknown[]>> = {
  string: [7, NaN, true, ['a'], { a: 'b' }, several, new Instance(), Symbol('a'), 7n],
  number: ['7', '', 'seven', NaN, true, [7], { a: 7 }, several, new Instance(), 7n],
  boolean: ['false', 'true', '', 0, 1, NaN, [true], { a: true }, several, new Instance()],
  strings: ['a', 'a,b', 7, NaN, true, { 0: 'a' }, several, new Set(['a'])],
  map: ['a', 7, NaN, true, ['a'], several, new Map([['a', 'b']])],
  object: ['a', 7, NaN, true, ['a'], several],
  instance: ['a', 7, NaN, true, ['a'], { a: 1 }, several, new Instance(), Instance],
};

/** What may not stand in a list or a map. */
const ELEMENTS_OF_ANOTHER_TYPE = [7, NaN, true, null, ['a'], { a: 'b' }, several, new Instance()];

/** Other spellings of a name: another case, two separators, a letter too few, another letter, and two letters exchanged. */
function spellingsOf(name: string, names: readonly string[]): string[] {
  const separated = (separator: string) => name.replace(/[A-Z]/g, (letter) => `${separator}${letter.toLowerCase()}`);
  const middle = Math.floor(name.length / 2);
  return [
    name.toUpperCase(),
    name[0].toUpperCase() + name.slice(1),
    separated('_'),
    separated('-'),
    `${name}s`,
    name.slice(0, middle) + name.slice(middle + 1),
    `${name.slice(0, middle)}q${name.slice(middle + 1)}`,
    `${name.slice(0, middle - 1)}${name[middle]}${name[middle - 1]}${name.slice(middle + 1)}`,
  ].filter((spelling) => spelling.length > 2 && !names.includes(spelling)); // Two letters resemble nothing.
}

type TokenFrom = (variable: TerraformVariable) => unknown;

/** Every way in which a value that only Terraform knows can be given as a whole. */
const WHOLE: readonly TokenFrom[] = [
  (variable) => variable.stringValue,
  (variable) => variable.numberValue,
  (variable) => variable.listValue,
  (variable) => variable.booleanValue,
  (variable) => variable.value,
  (variable) => Token.asStringMap(variable.value),
  (variable) => `\${var.${variable.friendlyUniqueId}}`,
];

/** Every way in which it can stand inside text. */
const IN_TEXT: readonly TokenFrom[] = [
  (variable) => `a-${variable.stringValue}-b`,
  (variable) => `a-${variable.numberValue}-b`,
  (variable) => `a-\${var.${variable.friendlyUniqueId}}-b`,
];

const entriesOf = (place: Place, which: (field: Field) => boolean = () => true) =>
  Object.entries<Field>(place.fields).filter(([, field]) => which(field));

const isElements = ({ type }: Field) => type === 'strings' || type === 'map';

/** A token may stand for the field as a whole. */
const isOpen = ({ fixed, type }: Field) => fixed !== true && type !== 'object';

const isFixed = (field: Field) => !isOpen(field);

const PLACES_BY_NAME = PLACES.map((place) => [place.keyed ? place.name : `${place.name}, by position`, place] as const);

describe.each(PLACES_BY_NAME)('%s', (_, place) => {
  test('a value of another type is one error for each prop', () => {
    expectErrors(
      place,
      'MP001',
      rounds(entriesOf(place), ([, { type }]) => OF_ANOTHER_TYPE[type as keyof typeof OF_ANOTHER_TYPE]),
    );
  });

  test('an element of another type is one error', () => {
    const given = entriesOf(place, isElements).flatMap(([name, { type }]) =>
      ELEMENTS_OF_ANOTHER_TYPE.map((element) => ({ [name]: type === 'map' ? { a: 'b', c: element } : ['a', element] })),
    );
    expectErrors(place, 'MP001', given, (name) => `${name}${place.fields[name].type === 'map' ? '.c' : '[1]'}`);
  });

  test.each(entriesOf(place, ({ required }) => required === true))('%s must be given', (name) => {
    const { [name]: _left, ...others } = place.required;
    const { errors } = errorsOfEach(place, [{ ...others, [name]: undefined }, { ...others, [name]: null }, others]);
    expect(errors.map(about)).toEqual(Array.from({ length: 3 }, () => [`MP078 ${place.path}${name}`]));
  });

  test('any other prop may be undefined or null', () => {
    const optional = Object.keys(place.fields).filter((name) => !Object.hasOwn(place.required, name));
    const allOf = (value: unknown) => ({ ...place.required, ...Object.fromEntries(optional.map((name) => [name, value])) });
    expect(errorsOfEach(place, [allOf(undefined), allOf(null)]).errors).toEqual([[], []]);
    cases += 2 * optional.length;
  });

  test.runIf(place.keyed)('a key that resembles a prop is an error that suggests the prop', () => {
    const names = Object.keys(place.fields);
    const spellings = names.flatMap((name) => spellingsOf(name, names).map((spelling) => [spelling, name] as const));
    const { constructs, errors } = errorsOfEach(place, [
      { ...place.required, ...Object.fromEntries(spellings.map(([spelling]) => [spelling, 'a'])) },
    ]);
    cases += spellings.length;
    expect(errors[0].map((error) => /^MP077 ([^:]+): "a"\. Allowed: (\w+)\. /.exec(error)?.slice(1) ?? error).sort()).toEqual(
      spellings.map(([spelling, name]) => [`${place.path}${spelling}`, name]).sort(),
    );
    expect(unknownKeys(constructs[0])).toEqual([]);
  });

  test.runIf(place.keyed)('any other key is a warning, unless its value is undefined', () => {
    const { constructs, errors } = errorsOfEach(place, [
      { ...place.required, somethingElse: 'a' },
      { ...place.required, somethingElse: undefined },
    ]);
    expect(errors).toEqual([[], []]);
    expect(constructs.map(unknownKeys)).toEqual([[expect.stringContaining(`MP123 ${place.path}somethingElse: "a".`)], []]);
  });

  test('a value that decides what is created takes no token', () => {
    const stack = newStack();
    const variables = variablesOf(stack);
    const given = rounds(entriesOf(place, isFixed), ([name]) => [...WHOLE, ...IN_TEXT].map((tokenFrom) => tokenFrom(variables(name))));
    expectErrors(place, 'MP079', given, (name) => name, stack);
  });

  test.runIf(entriesOf(place, isOpen).length > 0)('any other value takes every kind of token', () => {
    const { resource, variables } = withTokens(place);
    const texts = textsOf(resource);
    const lost = variables.filter((name) => !texts.some((text) => new RegExp(`(?<!\\$)\\$\\{.*var\\.${name}\\b`, 's').test(text)));
    expect(lost).toEqual([]);
    expect(texts.filter((text) => NEVER.test(text))).toEqual([]);
    const withDefaults = entriesOf(place, (field) => field.default !== undefined && isArgument(place, field)).map(([name]) => name);
    const whole = variables.filter((variable) => withDefaults.some((name) => new RegExp(`^${name}_[0-${WHOLE.length - 1}]$`).test(variable)));
    expect(whole.filter((variable) => !fallsBack(texts, variable, place.fields[variable.replace(/_\d+$/, '')].default))).toEqual([]);
    cases += whole.length;
  });
});

/** Whether Terraform gets the value as an argument: in a job a null stays, and the function takes the default. The quota is read at synth only. */
function isArgument({ name }: Place, { job, fixed }: Field): boolean {
  const inJob = job !== undefined || name === 'MediaPrefetchSchedule.failureCriteria' || name.startsWith('MediaSelection.');
  return !inJob && fixed !== true && name !== 'PrefetchAccount.dailyUrlQuota';
}

/** Whether an argument takes a default where a variable is null. */
function fallsBack(texts: readonly string[], variable: string, byDefault: Field['default']): boolean {
  const shown = JSON.stringify(byDefault);
  return texts
    .filter((text) => new RegExp(`var\\.${variable}\\b`).test(text))
    .some((text) => text.includes(`== null ? ${shown} : `) || (text.includes('coalesce(') && text.includes(`, ${shown})`)));
}

describe('every table and every way to give values is among these places', () => {
  test('all tables of fields', () => {
    const known = new Set(PLACES.map(({ fields }) => fields));
    const tables = Object.entries({ ...scheduleFields, ...prefetcherFields, ...argumentFields } as Record<string, Fields | Field>);
    const missing = tables.filter(([name, table]) => /_(?:FIELDS|ARGUMENTS)$/.test(name) && !known.has(table as Fields)).map(([name]) => name);
    // What a prefetcher of the user's own class must have has a test of its own.
    expect(missing).toEqual(['PREFETCHER_INTERFACE_FIELDS']);
    expect(Object.values(SELECTION_KINDS).length).toBe(8);
  });

  test('all constructs, factories and methods that take values', () => {
    const ways = Object.entries(library).flatMap(([name, exported]) => (typeof exported === 'function' ? waysOf(name, exported) : []));
    const covered = new Set(PLACES.map((place) => place.name));
    expect(ways.filter((way) => !covered.has(way))).toEqual(ANSWERS_AT_ONCE);
    expect(ways).toContain('MediaSelection.storedIn');
  });

  test('and there are as many cases as there were', () => {
    expect(cases).toBeGreaterThan(LEAST_CASES);
  });
});

/** What throws instead of reporting at synth, since its answer is wanted at once. */
const ANSWERS_AT_ONCE = ['ScheduleExpression.nextRuns'];

/** The constructor of a construct, and the static and other methods of a class. */
function waysOf(name: string, exported: { readonly prototype: object }): string[] {
  const methodsOf = (object: object) =>
    Object.entries(Object.getOwnPropertyDescriptors(object))
      .filter(([key, { value }]) => typeof value === 'function' && key !== 'constructor' && !key.startsWith('_'))
      .map(([key]) => `${name}.${key}`);
  const isConstruct = exported.prototype instanceof Construct;
  return [...(isConstruct ? [name] : []), ...methodsOf(exported), ...methodsOf(exported.prototype)];
}

/** What a token must not leave in a document: its own text or digits, or what JavaScript makes of an object. */
const NEVER = /TfToken|<unresolved|\[object|\bundefined\b|\bNaN\b|\de\+\d{3}/;

/** Fields that keep others of the place from being read. */
const APART: Readonly<Record<string, readonly string[]>> = {
  'MediaPrefetcher': ['name', 'roleArn'],
  'MediaPrefetcher.logs': ['projectName', 'storeName'],
};

/** The resources of a stack that holds every kind of token in every prop of a place which takes them, and the variables that must be in it. */
function withTokens(place: Place) {
  const stack = newStack();
  const names: string[] = [];
  const open = entriesOf(place, isOpen);
  const apart = APART[place.name] ?? [];
  for (const fields of [open.filter(([name]) => !apart.includes(name)), open.filter(([name]) => apart.includes(name))]) {
    for (const given of rounds(fields, ([name, field]) =>
      tokensFor(name, field, (id) => {
        names.push(id);
        return variableIn(stack, id);
      }),
    )) {
      const id = `Case${stack.node.children.length}`;
      place.make(stack, id, { ...valuesBeside(place, Object.keys(given), stack, id), ...given });
      cases += Object.keys(given).length;
    }
  }
  expect([...errorsOf(stack)]).toEqual([]);
  return { resource: JSON.parse(Testing.synth(stack)).resource, variables: names };
}

function tokensFor(name: string, field: Field, variable: (id: string) => TerraformVariable): unknown[] {
  // In these a raw expression beside other text is data.
  const isData = field.type === 'map' || name === 'userDataJson';
  const kinds = [...WHOLE, ...(isData ? IN_TEXT.slice(0, -1) : IN_TEXT)];
  const id = name.replace(/\W/g, '_');
  const whole = kinds.map((tokenFrom, index) => tokenFrom(variable(`${id}_${index}`)));
  if (!isElements(field)) {
    return whole;
  }
  const elements = kinds.map((tokenFrom, index) => tokenFrom(variable(`${id}_element_${index}`)));
  const [known = 'a'] = field.choices ?? [];
  return [...whole, ...elements.map((element) => (field.type === 'strings' ? [known, element] : { a: known, c: element }))];
}

/** One object for the first value of every field, one for the second, and so on. */
function rounds(fields: readonly [string, Field][], valuesOf: (field: [string, Field]) => readonly unknown[]): Record<string, unknown>[] {
  const given: Record<string, unknown>[] = [];
  for (const field of fields) {
    valuesOf(field).forEach((value, index) => ((given[index] ??= {})[field[0]] = value));
  }
  return given;
}

/** Every value of each object is one error of a rule, and there is no other. */
function expectErrors(
  place: Place,
  rule: string,
  given: readonly Record<string, unknown>[],
  propOf: (name: string) => string = (name) => name,
  stack?: TerraformStack,
): void {
  const { errors } = errorsOfEach(
    place,
    given.map((values) => ({ ...place.required, ...values })),
    stack,
  );
  cases += given.reduce((sum, values) => sum + Object.keys(values).length, 0);
  expect(errors.map((each) => about(each).sort())).toEqual(
    given.map((values) =>
      Object.keys(values)
        .map((name) => `${rule} ${place.path}${propOf(name)}`)
        .sort(),
    ),
  );
}

/** Every text in a document. */
function textsOf(document: unknown): string[] {
  if (typeof document !== 'object' || document === null) {
    return [String(document)];
  }
  return Object.entries(document).flatMap(([key, value]) => [key, ...textsOf(value)]);
}

/** The rule and the prop of each error. */
function about(errors: readonly string[]): string[] {
  return errors.map((error) => /^(MP\d{3} [^:\n]+): [^\n]*$/.exec(error)?.[1] ?? error);
}

function variableIn(stack: TerraformStack, id: string): TerraformVariable {
  return new TerraformVariable(stack, id, { nullable: true });
}

/** Variables of a stack by name. */
function variablesOf(stack: TerraformStack): (name: string) => TerraformVariable {
  const made = new Map<string, TerraformVariable>();
  return (name) => made.get(name) ?? (made.set(name, variableIn(stack, name.replace(/\W/g, '_'))), made.get(name)!);
}

afterAll(() => console.log(`${cases} cases`));
