import { describe, expect, test } from 'vitest';
import { Nonces } from '../../emulator/nonces';

describe('nonces', () => {
  test('are taken once', () => {
    const nonces = new Nonces(1_000);
    expect(nonces.take('a', 0)).toBe(true);
    expect(nonces.take('a', 1)).toBe(false);
    expect(nonces.take('b', 1)).toBe(true);
  });

  test('are remembered for the whole of their time, whenever they came', () => {
    const nonces = new Nonces(1_000);
    nonces.take('first', 0);
    nonces.take('late', 999);
    nonces.take('other', 1_000);
    expect(nonces.take('late', 1_999)).toBe(false);
  });

  test('are forgotten once twice their time has passed', () => {
    const nonces = new Nonces(1_000);
    nonces.take('a', 0);
    nonces.take('b', 1_500);
    expect(nonces.take('a', 2_600)).toBe(true);
  });

  test('are forgotten after a long silence', () => {
    const nonces = new Nonces(1_000);
    nonces.take('a', 0);
    expect(nonces.take('a', 2_000)).toBe(true);
  });
});
