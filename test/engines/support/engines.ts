import { describe, expect, inject, test } from 'vitest';
import type { Engine } from '../../../tools/engines/engine';

/** Describes the same behaviour on every engine; where one is missing, one test says why, and fails where everything has to be there. */
export function onEachEngine(behaviour: (engine: Engine) => void): void {
  for (const found of inject('engines')) {
    describe(found.name, () => {
      if (!('missing' in found)) {
        behaviour(found);
        return;
      }
      test('is not run on this machine', () => {
        console.log(`${found.name} was not run: ${found.missing}.`);
        expect(process.env.CI ?? '').toBe('');
      });
    });
  }
}
