import { Fn, Lazy, TerraformOutput, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { DataText, LiteralText } from '../../src/api/data-text';
import { escapeTemplate } from '../../src/rules/hcl';
import { JsonText, hasExpression, jsonArgument } from '../../src/synth/expression';
import { newApp } from '../fixtures';

const AWKWARD = 'q"uote b\\ack \n ${one} %{ if true } é <&>';

function inStack(document: (stack: TerraformStack, variable: TerraformVariable) => unknown): unknown {
  const stack = new TerraformStack(newApp(), 'stack');
  const variable = new TerraformVariable(stack, 'v', {});
  return rendered(stack, jsonArgument(document(stack, variable)));
}

function rendered(stack: TerraformStack, value: unknown): unknown {
  new TerraformOutput(stack, 'o', { value, staticId: true });
  return JSON.parse(Testing.synth(stack)).output.o.value;
}

describe('a document without expressions', () => {
  test('is a literal with its keys sorted at every level', () => {
    expect(inStack(() => ({ b: 1, a: { d: [true], c: 'x' } }))).toBe('{"a":{"c":"x","d":[true]},"b":1}');
  });

  test('has its template sequences escaped, and only those', () => {
    expect(inStack(() => ({ text: new DataText(AWKWARD) }))).toBe('{"text":"q\\"uote b\\\\ack \\n $${one} %%{ if true } é <&>"}');
    expect(escapeTemplate('$ { % $${x} 100%')).toBe('$ { % $$${x} 100%');
  });

  test('carries a document as text inside a document', () => {
    expect(inStack(() => ({ payload: new JsonText({ b: '"', a: 1 }) }))).toBe('{"payload":"{\\"a\\":1,\\"b\\":\\"\\\\\\"\\"}"}');
  });
});

describe('a document with an expression', () => {
  test('is one jsonencode in which text keeps every character', () => {
    expect(inStack((_, variable) => ({ text: new DataText(AWKWARD), other: variable.stringValue }))).toBe(
      '${jsonencode({"other" = var.v, "text" = "q\\"uote b\\\\ack \\n $${one} %%{ if true } é <&>"})}',
    );
  });

  test('has keys that are tokens as expressions, and raw ones as they are', () => {
    expect(inStack((_, variable) => ({ [variable.stringValue]: 'a', [`b-${variable.stringValue}`]: 'b', '${var.c}': 'c' }))).toBe(
      '${jsonencode({(var.v) = "a", "$${var.c}" = "c", ("b-${var.v}") = "b"})}',
    );
  });

  test('nests jsonencode only where the inner document holds an expression', () => {
    expect(inStack((_, variable) => ({ a: new JsonText({ x: variable.stringValue }), b: new JsonText({ y: 1 }) }))).toBe(
      '${jsonencode({"a" = jsonencode({"x" = var.v}), "b" = "{\\"y\\":1}"})}',
    );
  });

  test('takes tokens of every type', () => {
    expect(
      inStack((_, variable) => ({
        text: variable.stringValue,
        number: variable.numberValue,
        list: variable.listValue,
        flag: variable.booleanValue,
        mixed: ['a', variable.stringValue],
      })),
    ).toBe('${jsonencode({"flag" = var.v, "list" = var.v, "mixed" = ["a", var.v], "number" = var.v, "text" = var.v})}');
  });

  test('keeps text around a token, and a number token inside text', () => {
    expect(inStack((_, variable) => ({ a: `x"${variable.stringValue}-\${one}` }))).toBe('${jsonencode({"a" = "x\\"${var.v}-${one}"})}');
    expect(inStack((_, variable) => ({ a: new DataText(`x"${variable.stringValue}-\${one}`) }))).toBe(
      '${jsonencode({"a" = "x\\"${var.v}-$${one}"})}',
    );
    expect(inStack((_, variable) => ({ a: `every ${variable.numberValue}m` }))).toBe('${jsonencode({"a" = "every ${var.v}m"})}');
  });

  test('takes raw expressions of props', () => {
    expect(inStack(() => ({ a: '${var.raw}', b: ['${var.list[0]}'], c: 'x-${var.raw["k}"]}-"y"' }))).toBe(
      '${jsonencode({"a" = var.raw, "b" = [var.list[0]], "c" = "x-${var.raw["k}"]}-\\"y\\""})}',
    );
  });

  test('takes what is decided late and functions', () => {
    expect(inStack(() => ({ list: Lazy.listValue({ produce: () => ['b', 'a'] }), text: Lazy.stringValue({ produce: () => 'q"' }) }))).toBe(
      '${jsonencode({"list" = ["b", "a"], "text" = "q\\""})}',
    );
    expect(inStack((_, variable) => ({ a: Token.asString(Fn.upper(variable.stringValue)) }))).toBe('${jsonencode({"a" = upper(var.v)})}');
  });

  test('can stand inside another expression', () => {
    const stack = new TerraformStack(newApp(), 'stack');
    const variable = new TerraformVariable(stack, 'v', {});
    expect(rendered(stack, Fn.sha1(jsonArgument({ a: variable.stringValue })))).toBe('${sha1(jsonencode({"a" = var.v}))}');
  });
});

describe('what counts as an expression', () => {
  test.each([
    ['text without any', 'a$b{c}', false],
    ['a raw interpolation', '${var.x}', true],
    ['a raw directive', '%{ if true }a%{ endif }', true],
    ['data with an interpolation inside', new DataText('a ${one}'), false],
    ['data that as a whole is one expression', new DataText('${var.x}'), true],
    ['what a file holds', new LiteralText('${var.x}'), false],
    ['data that starts and ends like one, but is two', new DataText('${a} ${b}'), false],
  ])('%s', (_, document, expected) => {
    expect(hasExpression(document)).toBe(expected);
  });
});
