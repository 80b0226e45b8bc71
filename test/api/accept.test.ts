import { Fn, TerraformVariable, Token } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { type AcceptOptions, accept } from '../../src/api/accept';
import type { Fields } from '../../src/job/field';
import { newStack } from '../fixtures';

const FIELDS: Fields = {
  text: { type: 'string' },
  timeZone: { type: 'string', formerName: 'zone' },
  count: { type: 'number', required: true },
  on: { type: 'boolean', fixed: true },
  formats: { type: 'strings' },
  tags: { type: 'map' },
  logs: { type: 'object', fields: { days: { type: 'number' }, name: { type: 'string', required: true } } },
  media: { type: 'instance', instance: 'a MediaSelection', fixed: true },
};

const problemsOf = (given: unknown, options?: AcceptOptions) =>
  accept(FIELDS, given, options).problems.map(({ kind, prop, found, allowed }) => `${kind} ${prop}: ${found} (${allowed})`);

const variable = () => new TerraformVariable(newStack(), 'v', {});

describe('what is wrong', () => {
  test('is reported all at once, in the order of the keys, with the path of each value', () => {
    const given = { text: 7, timezone: 'UTC', on: variable().value, formats: ['mp4', 7], logs: { days: '30', nam: 'a' }, other: 1 };
    expect(problemsOf(given, { path: 'top' })).toEqual([
      'type top.text: 7 (a string)',
      'misspelt top.timezone: "UTC" (timeZone)',
      'fixed top.on: a value that only Terraform knows (true or false)',
      'type top.formats[1]: 7 (a string)',
      'type top.logs.days: "30" (a number)',
      'misspelt top.logs.nam: "a" (name)',
      'missing top.logs.name: left out (a string)',
      'unknown top.other: 1 (text, timeZone, count, on, formats, tags, logs, media)',
      'missing top.count: left out (a number)',
    ]);
  });

  test('counts as left out, and what is right is kept', () => {
    expect(accept(FIELDS, { text: 'a', count: '7', formats: ['mp4', 7], tags: { a: 'b' } }).props).toEqual({ text: 'a', tags: { a: 'b' } });
  });

  test.each([
    ['text', 'timeZone: "UTC"', '"timeZone: \\"UTC\\""'],
    ['an array', [{ count: 1 }], '[an object]'],
    ['a number', 7, '7'],
    ['a function', () => ({ count: 1 }), 'a function'],
    ['a map', new Map([['count', 1]]), 'a Map'],
  ])('is %s in place of the object', (_, given, found) => {
    expect(problemsOf(given)).toEqual([`type props: ${found} (an object)`]);
    expect(problemsOf(given, { path: 'schedule' })).toEqual([`type schedule: ${found} (an object)`]);
    expect(problemsOf(given, { itself: 'options' })).toEqual([`type options: ${found} (an object)`]);
  });

  test.each([
    ['a date', new Date(0), 'a Date'],
    ['a set', new Set(['a']), 'a Set'],
    ['a promise', Promise.resolve({}), 'a Promise'],
    ['an error', new Error('a'), 'an Error'],
    ['text in an object', new String('a'), 'a String'],
  ])('is %s, which has no fields, in place of an object or a map', (_, value, found) => {
    expect(problemsOf(value)).toEqual([`type props: ${found} (an object)`]);
    expect(problemsOf({ count: 1, tags: value, logs: value })).toEqual([
      `type tags: ${found} (an object whose values are strings)`,
      `type logs: ${found} (an object with days or name)`,
    ]);
  });

  test('is a construct in place of an object or a map', () => {
    const construct = new TerraformVariable(newStack(), 'v', {});
    expect(problemsOf({ count: 1, tags: construct, logs: construct })).toEqual([
      'type tags: a TerraformVariable (an object whose values are strings)',
      'type logs: a TerraformVariable (an object with days or name)',
    ]);
  });

  test('is a hole in an array', () => {
    const formats = new Array<string>(2).fill('mp4', 1);
    expect(problemsOf({ count: 1, formats })).toEqual(['type formats[0]: undefined (a string)']);
  });

  test('is an array that holds itself, and a bigint', () => {
    const array: unknown[] = [['a'], 1n];
    array.push(array);
    expect(problemsOf({ text: 7n, count: array })).toEqual(['type text: 7n (a string)', 'type count: [an array, 1n, an array] (a number)']);
  });

  test('is a token in place of the object', () => {
    expect(problemsOf(variable().value)).toEqual(['fixed props: a value that only Terraform knows (an object)']);
    expect(problemsOf(variable().stringValue)).toEqual(['fixed props: a value that only Terraform knows (an object)']);
  });

  test('is everything required, where nothing is given at all', () => {
    expect(problemsOf(undefined)).toEqual(['missing count: left out (a number)']);
    expect(problemsOf(null)).toEqual(['missing count: left out (a number)']);
    expect(problemsOf({ count: null })).toEqual(['missing count: null (a number)']);
  });
});

describe('keys', () => {
  test.each([
    ['TIMEZONE', 'timeZone'],
    ['time_zone', 'timeZone'],
    ['time-zone', 'timeZone'],
    ['timeZones', 'timeZone'],
    ['tmieZone', 'timeZone'],
    ['zone', 'timeZone'],
    ['cout', 'count'],
    ['tag', 'tags'],
  ])('%s resembles %s', (key, name) => {
    expect(problemsOf({ count: 1, [key]: 'UTC' })).toEqual([`misspelt ${key}: "UTC" (${name})`]);
  });

  test.each(['timeZoneName', 'zo', 'c', 'constructor', '__proto__x', ''])('%j resembles none', (key) => {
    expect(problemsOf({ count: 1, [key]: 'UTC' })).toEqual([`unknown ${key}: "UTC" (text, timeZone, count, on, formats, tags, logs, media)`]);
  });

  test('without a value are not judged', () => {
    expect(problemsOf({ count: 1, timezone: undefined, other: undefined })).toEqual([]);
  });

  test('of an instance of a class are not judged, and its values are read, getters among them', () => {
    class Props {
      public readonly timezone = 'UTC';
      public readonly other = 1;

      public get count(): number {
        return 7;
      }
    }
    expect(accept(FIELDS, new Props())).toEqual({ props: { count: 7 }, problems: [] });
  });

  test('of an object without a prototype are judged like those of any other', () => {
    expect(problemsOf(Object.assign(Object.create(null), { count: 1, timezone: 'UTC' }))).toEqual(['misspelt timezone: "UTC" (timeZone)']);
  });

  test('of a map are its own', () => {
    expect(accept(FIELDS, { count: 1, tags: { Timezone: 'a', count: 'b', left: undefined } })).toEqual({
      props: { count: 1, tags: { Timezone: 'a', count: 'b' } },
      problems: [],
    });
  });

  test("of a user's own class are its own, unless they resemble one of ours that is not given", () => {
    const own = (given: object) => problemsOf({ count: 1, ...given }, { ownKeys: true });
    expect(own({ team: 'a', other: 1, format: 'mp4', formats: ['mp4'], tag: 'a', timeZoneName: 'UTC' })).toEqual([]);
    expect(own({ format: 'mp4', time_zone: 'UTC' })).toEqual(['misspelt format: "mp4" (formats)', 'misspelt time_zone: "UTC" (timeZone)']);
    expect(own({ timezone: 'UTC', timeZone: 'UTC' })).toEqual(['misspelt timezone: "UTC" (timeZone)']);
  });
});

describe('tokens', () => {
  test('are turned into the encoding that the type asks for', () => {
    const { value } = variable();
    const { props, problems } = accept<any>(FIELDS, { text: value, count: value, formats: value, tags: value });
    expect(problems).toEqual([]);
    expect([typeof props.text, typeof props.count, Array.isArray(props.formats)]).toEqual(['string', 'number', true]);
    expect([props.text, props.count, props.formats, props.tags].map(Token.isUnresolved)).toEqual([true, true, true, true]);
  });

  test('of numbers inside text become tokens of text, wherever they stand', () => {
    const { numberValue } = variable();
    const { props } = accept<any>(FIELDS, { text: `a-${numberValue}-b`, count: 1, formats: [`a-${numberValue}`], tags: { a: `${numberValue}.b` } });
    const texts = [props.text, props.formats[0], props.tags.a];
    expect(texts.map((text) => text.replace(/\$\{TfToken\[[^\]]+\]\}/, 'TOKEN'))).toEqual(['a-TOKEN-b', 'a-TOKEN', 'TOKEN.b']);
  });

  describe('that JavaScript took for what they stand for are an error', () => {
    const broken = (allowed: string) => `what code of this app made of a token (${allowed}; Fn makes values of tokens)`;

    test.each([
      ['a list inside text', ({ listValue }: TerraformVariable) => `a-${String(listValue)}`],
      ['an element of a list', ({ listValue }: TerraformVariable) => listValue[0]],
      ['a list as JSON', ({ listValue }: TerraformVariable) => JSON.stringify({ a: listValue })],
      ['a map as JSON', ({ value }: TerraformVariable) => JSON.stringify(Token.asStringMap(value))],
      ['a switch as JSON', ({ booleanValue }: TerraformVariable) => JSON.stringify({ a: booleanValue })],
      ['text that was cut', ({ stringValue }: TerraformVariable) => stringValue.slice(0, 12)],
      ['text in capitals', ({ stringValue }: TerraformVariable) => stringValue.toUpperCase()],
    ])('%s', (_, textFrom) => {
      const text = textFrom(variable());
      expect(problemsOf({ text, count: text, formats: ['mp4', text], tags: { a: text } })).toEqual([
        `type text: ${broken('a string')}`,
        `type count: ${broken('a number')}`,
        `type formats[1]: ${broken('a string')}`,
        `type tags.a: ${broken('a string')}`,
      ]);
    });

    test.each([
      ['a map beside other keys', ({ value }: TerraformVariable) => ({ ...Token.asStringMap(value), a: 'b' })],
      ['a key that was cut', ({ stringValue }: TerraformVariable) => ({ [stringValue.slice(0, 12)]: 'b' })],
    ])('%s', (_, tagsFrom) => {
      expect(problemsOf({ count: 1, tags: tagsFrom(variable()) })).toEqual([`type tags: ${broken('an object whose values are strings')}`]);
    });

    test('a number that was calculated', () => {
      const { numberValue } = variable();
      expect(problemsOf({ text: 2 * numberValue, count: -numberValue })).toEqual([
        `type text: ${broken('a string')}`,
        `type count: ${broken('a number')}`,
      ]);
    });

    test('what Terraform made of them is none', () => {
      const { listValue } = variable();
      const text = [Fn.join(',', listValue), Fn.element(listValue, 0), Fn.jsonencode({ a: listValue })].join('[');
      expect(problemsOf({ text, count: 1, formats: Fn.concat([['mp4'], listValue]) })).toEqual([]);
    });
  });

  test('may be keys of a map', () => {
    const { stringValue, numberValue } = variable();
    const { props, problems } = accept<any>(FIELDS, { count: 1, tags: { [stringValue]: 'a', [numberValue]: 'b' } });
    expect(problems).toEqual([]);
    expect(Object.keys(props.tags)).toEqual([stringValue, expect.stringMatching(/^\$\{TfToken\[/)]);
    expect(problemsOf({ count: 1, tags: { [stringValue]: 7 } })).toEqual(['type tags.${...}: 7 (a string)']);
  });

  test('are not shown as they are encoded', () => {
    const { stringValue, numberValue, listValue } = variable();
    const unknown = 'a value that only Terraform knows';
    expect(problemsOf({ timezone: stringValue, txt: numberValue, other: [1, listValue[0]], count: [`a-${stringValue}`] })).toEqual([
      `misspelt timezone: ${unknown} (timeZone)`,
      `misspelt txt: ${unknown} (text)`,
      `unknown other: ${unknown} (text, timeZone, count, on, formats, tags, logs, media)`,
      `type count: ${unknown} (a number)`,
    ]);
  });

  test('are not seen in text that only looks like digits', () => {
    const ids = ['12e245', '1.5e+298'];
    expect(accept<any>(FIELDS, { text: ids[0], count: 1, formats: ids }).props).toEqual({ text: ids[0], count: 1, formats: ids });
  });
});

test('a long list that needs no change is not copied', () => {
  const formats = ['mp4', 'm3u8'];
  expect(accept<any>(FIELDS, { count: 1, formats }).props.formats).toBe(formats);
});

test('an instance is whatever its judge takes for one', () => {
  const isInstance = (value: unknown, name: string) => name === 'media' && value === 'one';
  expect(problemsOf({ count: 1, media: 'one' }, { isInstance })).toEqual([]);
  expect(problemsOf({ count: 1, media: 'other' }, { isInstance })).toEqual(['type media: "other" (a MediaSelection)']);
});
