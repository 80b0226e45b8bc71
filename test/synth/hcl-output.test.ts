import { App } from 'cdktf';
import { afterEach, expect, test, vi } from 'vitest';
import { MediaPrefetchSchedule } from '../../src';
import { QUIET, newStack } from '../fixtures';
import { temporaryFolder } from '../temporary';

const REFUSED = /MP058 hclOutput: on\. Allowed: JSON output/;

afterEach(() => vi.unstubAllEnvs());

function app(hclOutput?: boolean): App {
  const made = new App({ outdir: temporaryFolder(), hclOutput });
  new MediaPrefetchSchedule(newStack('stack', made), 'Schedule', QUIET);
  return made;
}

test("HCL output is refused, whether the app's", () => {
  expect(() => app(true).synth()).toThrow(REFUSED);
});

test.each(['true', '1'])("or the environment's (%s)", (value) => {
  vi.stubEnv('SYNTH_HCL_OUTPUT', value);
  expect(() => app().synth()).toThrow(REFUSED);
});

test('JSON output is not', () => {
  vi.stubEnv('SYNTH_HCL_OUTPUT', 'false');
  expect(() => app(false).synth()).not.toThrow();
});
