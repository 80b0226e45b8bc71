import { expect, test } from 'vitest';
import { PROVIDER_RANGE, isBelowFloor } from '../../src/rules/provider-range';

test.each([
  '',
  '1.260.0',
  '= 1.260',
  'v1.289.0',
  '>= 1.0',
  '> 1.252.0',
  '~> 1',
  '~> 1.200',
  '~> 1.260.0',
  '~> 1.260.3',
  '< 1.260.1',
  '<= 1.260',
  '!= 1.259.0',
  'a',
  '1.2.3.4',
  PROVIDER_RANGE,
])('the constraint %j leaves a version from the floor on', (constraint) => {
  expect(isBelowFloor(constraint)).toBe(false);
});

test.each(['1.252.0', '=1.259.9', '~> 1.252.0', '~> 0.9', '< 1.260.0', '< 1.260', '<= 1.259', '>= 1.200, < 1.250', '>= 1.300.0, = 1.2.0'])(
  'the constraint %j leaves none',
  (constraint) => {
    expect(isBelowFloor(constraint)).toBe(true);
  },
);
