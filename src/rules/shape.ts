import type { Values } from './values';
import { type PlanCheck, checkEachText, checkOf, isOneOf, matches } from './plan';
import { NONE, type Rule, type Violation, rule, show } from './rule';

type Shape = 'text' | 'number' | 'boolean' | 'list of text';

/** The type of every prop that a job carries. Languages with types check it themselves; JSON written by hand does not. */
const SHAPES: Readonly<Record<string, Shape>> = {
  'media.ids': 'list of text',
  'formats': 'list of text',
  'definitions': 'list of text',
  'streamTypes': 'list of text',
  'sliceFlag': 'boolean',
  'sliceCount': 'number',
  'userDataJson': 'text',
  'notBefore': 'text',
  'notAfter': 'text',
  'retryUnanswered': 'boolean',
  'failOnPartial': 'boolean',
  'skipSubmittedWithinHours': 'number',
  'verificationTimeoutSeconds': 'number',
  'urlBudget': 'number',
  'withinAccountQuota': 'boolean',
  'maxUrlsInFlight': 'number',
  'failureCriteria.failedShare': 'number',
  'failureCriteria.forbiddenShare': 'number',
  'failureCriteria.nonexistentShare': 'number',
  'failureCriteria.skippedShare': 'number',
  'failureCriteria.nothingSelected': 'boolean',
};

const OTHER_PATHS = Object.keys(SHAPES).filter((path) => path !== 'media.ids');

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  taskType: ['Preload', 'Refresh', 'RefreshThenPreload'],
  resultType: ['Single', 'Multiple'],
};

/** The types of values, and the closed choices. */
export const shapeRules: readonly Rule[] = [
  rule({
    id: 'MP001',
    subject: 'schedule',
    title: 'Every value has the type of its prop',
    props: Object.keys(SHAPES),
    allowed: 'a value of the type that the prop names',
    handler: true,
    check: (values) => {
      const violations: Violation[] = [];
      for (const path of pathsOf(values)) {
        if (values.given(path) && !fits(values, path, shapeOf(path))) {
          violations.push({ prop: path, found: show(values.raw(path)), allowed: `a ${shapeOf(path)}` });
        }
      }
      return violations.length > 0 ? violations : NONE;
    },
    plan: (values) => pathsOf(values).flatMap((path) => shapeChecks(values, path)),
  }),
  rule({
    id: 'MP019',
    subject: 'schedule',
    title: 'Task type and result type are those that there are',
    props: Object.keys(CHOICES),
    allowed: 'taskType: Preload, Refresh or RefreshThenPreload; resultType: Single or Multiple',
    see: 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls',
    handler: true,
    check: (values) => {
      const wrong = Object.keys(CHOICES).filter((path) => values.known(path) && !CHOICES[path].includes(values.raw(path) as string));
      return wrong.map((path) => ({ prop: path, found: show(values.raw(path)), allowed: either(CHOICES[path]) }));
    },
    plan: (values) =>
      Object.keys(CHOICES).flatMap((path) =>
        checkOf(values, path, (value) => isOneOf(value, CHOICES[path])).map((check) => ({ ...check, allowed: either(CHOICES[path]) })),
      ),
  }),
];

// Anything inside a JSON text, escapes included.
const JSON_CHARACTERS = '(?:[^"\\\\]|\\\\.)*';

/** What a type looks like as JSON, which is how the value travels. */
const JSON_OF: Readonly<Record<Exclude<Shape, 'list of text'>, RegExp>> = {
  text: /^"/,
  number: /^-?[0-9]/,
  boolean: /^(?:true|false)$/,
};

/** The props of a schedule that have a type, all lists of a selection among them. */
function pathsOf(values: Values): string[] {
  return [...values.mediaPaths('ids'), ...OTHER_PATHS];
}

function shapeOf(path: string): Shape {
  return SHAPES[path] ?? 'list of text';
}

function shapeChecks(values: Values, path: string): readonly PlanCheck[] {
  const shape = shapeOf(path);
  const checks =
    shape === 'list of text'
      ? checkEachText(values, path, JSON_CHARACTERS)
      : checkOf(values, path, (value) => matches(`jsonencode(${value})`, JSON_OF[shape]));
  return checks.map((check) => ({ ...check, allowed: `a ${shape}` }));
}

function fits(values: Values, path: string, shape: Shape): boolean {
  const value = values.raw(path);
  if (value === undefined) {
    return true;
  }
  switch (shape) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && !Number.isNaN(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list of text':
      return Array.isArray(value) && value.every((element) => typeof element === 'string' || typeof element === 'symbol');
  }
}

/** Texts as a message names a choice of them. */
function either(texts: readonly string[]): string {
  return `${texts.slice(0, -1).join(', ')} or ${texts[texts.length - 1]}`;
}
