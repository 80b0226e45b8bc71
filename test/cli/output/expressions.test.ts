import { describe, expect, test } from 'vitest';
import { isUnresolved, references, unescapeTemplate } from '../../../cli/output/expressions';

describe('a text of a synthesized argument', () => {
  test.each([
    ['plain', false],
    ['$${literal} and %%{literal}', false],
    ['${var.x}', true],
    ['before ${var.x}', true],
    ['%{ if var.x }a%{ endif }', true],
  ])('%j is unresolved: %s', (text, expected) => {
    expect(isUnresolved(text)).toBe(expected);
  });

  test('loses its escapes where it holds no expression', () => {
    expect(unescapeTemplate('a $${b} %%{c} $d')).toBe('a ${b} %{c} $d');
  });
});

describe('the references of a text', () => {
  test.each([
    ['${var.x}', ['var.x']],
    ['${tostring(var.qps)}', ['var.qps']],
    ['${jsonencode({"ids" = concat(var.b, ["text.not", "${var.a}"]), "x" = local.y[0].z})}', ['local.y[0].z', 'var.a', 'var.b']],
    ['${data.terraform_remote_state.other.outputs.name}', ['data.terraform_remote_state.other.outputs.name']],
    ['$${var.literal} "${alicloud_oss_bucket.media.bucket}"', ['alicloud_oss_bucket.media.bucket']],
    ['${jsonencode({"a" = "quoted \\" ${var.x} $${var.literal}"})}', ['var.x']],
    ['${var.x}${var.x}', ['var.x']],
  ])('of %j are %j', (text, expected) => {
    expect(references(text)).toEqual(expected);
  });
});
