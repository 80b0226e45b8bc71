import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformStack, Testing } from 'cdktf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { name, version } from '../../package.json';
import * as library from '../../src';
import { inProject } from '../../tools/common/paths';
import { QUIET, errors, newStack } from '../fixtures';

type Library = typeof library;

let folder: string;
let copy: Library;

beforeAll(async () => {
  mkdirSync(inProject('build'), { recursive: true });
  folder = mkdtempSync(inProject('build', 'copy-'));
  mkdirSync(join(folder, 'src'));
  for (const name of readdirSync(inProject('src'))) {
    // The bindings are large, and have no state of their own.
    if (name === 'provider-alicloud') {
      symlinkSync(inProject('src', name), join(folder, 'src', name), 'junction');
    } else {
      cpSync(inProject('src', name), join(folder, 'src', name), { recursive: true });
    }
  }
  symlinkSync(inProject('assets'), join(folder, 'assets'), 'junction');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '9.8.7' }));
  copy = (await import(join(folder, 'src', 'index.ts'))) as Library;
});

afterAll(() => rmSync(folder, { recursive: true }));

const ofCopy = () => `version 9.8.7 in ${folder}`;
const ofThis = () => `version ${version} in ${inProject()}`;

describe('an app with constructs of two copies of the library', () => {
  test('is an error that names both with their versions and the way out', () => {
    const stack = newStack();
    new library.MediaPrefetcher(stack, 'Prefetcher');
    expect(() => new copy.MediaPrefetcher(stack, 'Other')).toThrow(
      `[stack/Other] This app uses two copies of cdktf-alicloud-media-prefetch: ${ofThis()} and ${ofCopy()}. ` +
        'Constructs of one copy do not know those of the other. Install one version for the whole app, for example with "npm dedupe".',
    );
  });

  test('is an error whichever comes first, in whatever stack', () => {
    const app = Testing.app();
    new copy.MediaPrefetchSchedule(newStack('first', app), 'Schedule', QUIET);
    expect(() => new library.MediaPrefetchSchedule(newStack('second', app), 'Schedule', QUIET)).toThrow(`${ofCopy()} and ${ofThis()}`);
  });

  test("is an error where a schedule of one would share the other's prefetcher of the stack", () => {
    const stack = newStack();
    new copy.MediaPrefetchSchedule(stack, 'First', QUIET);
    expect(() => new library.MediaPrefetchSchedule(stack, 'Second', QUIET)).toThrow(`${ofCopy()} and ${ofThis()}`);
  });

  test("is an error where a schedule of one is given the other's prefetcher", () => {
    const stack = newStack();
    const prefetcher = new copy.MediaPrefetcher(stack, 'Prefetcher');
    expect(() => new library.MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: prefetcher })).toThrow(`${ofCopy()} and ${ofThis()}`);
  });
});

test('two apps may use a copy each', () => {
  new copy.MediaPrefetcher(newStack(), 'Prefetcher');
  const stack = newStack();
  new library.MediaPrefetcher(stack, 'Prefetcher');
  expect(errors(stack)).toEqual([]);
});

test('expressions and selections of another copy are understood: they belong to no app', () => {
  const stack = newStack();
  new library.MediaPrefetchSchedule(stack, 'Schedule', {
    schedule: copy.ScheduleExpression.rate(60),
    media: copy.MediaSelection.ids(['0'.repeat(32)]).limit(1),
  });
  expect(TerraformStack.isStack(stack) && errors(stack)).toEqual([]);
});
