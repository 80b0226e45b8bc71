import { type App, type TerraformStack, TerraformVariable } from 'cdktf';
import { MediaPrefetchSchedule, type MediaPrefetchScheduleProps, MediaPrefetcher, type MediaPrefetcherProps } from '../../../src';
import { QUIET, linesOfFailedValidation, newStack, warningsOf } from '../../fixtures';

/** What a case builds: a schedule, a prefetcher, both, or a stack of its own. */
export interface Built {
  readonly schedule?: Partial<MediaPrefetchScheduleProps>;
  readonly prefetcher?: MediaPrefetcherProps;
  readonly stack?: (stack: TerraformStack) => void;
}

/** What a case builds around a variable, whose value only Terraform knows. */
export type BuiltAround = (variable: TerraformVariable) => Built;

/** The cases of one rule. */
export interface RuleCases {
  /** What breaks the rule in no way, its edges among it. */
  readonly valid: readonly Built[];
  /** What breaks it, and the props that the messages name. */
  readonly invalid: readonly (readonly [built: Built, ...props: string[]])[];
  /** What is unknown in place of what would break it, or why nothing there can be unknown. */
  readonly unknown: readonly BuiltAround[] | string;
}

/** What a rule says of a case, one `prop: found` each: every construct is validated once, and nothing is written. */
export function findings(id: string, built: Built | BuiltAround): string[] {
  const app = appOf(built);
  const errors = app.node.findAll().flatMap(({ node }) => node.validate().flatMap((message) => `[${node.path}] ${message}`.split('\n')));
  return findingsIn([...errors, ...warningsOf(app)], id);
}

/** The same by the whole path: the app is synthesized as its user does it. */
export function findingsOfSynth(id: string, built: Built): string[] {
  const app = appOf(built);
  let errors: string[] = [];
  try {
    app.synth();
  } catch (error) {
    errors = linesOfFailedValidation(error);
  }
  return findingsIn([...errors, ...warningsOf(app)], id);
}

/** The props that findings name. */
export function propsOf(found: readonly string[]): string[] {
  return found.map((line) => line.slice(0, line.indexOf(': ')));
}

/** The app of a case. */
export function appOf(built: Built | BuiltAround): App {
  const stack = newStack();
  const { schedule, prefetcher, stack: build } = typeof built === 'function' ? built(new TerraformVariable(stack, 'unknown', {})) : built;
  if (prefetcher || schedule) {
    const shared = new MediaPrefetcher(stack, 'Prefetcher', prefetcher);
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: shared, ...schedule });
  }
  build?.(stack);
  return stack.node.root as App;
}

/** What of these lines a rule said; an error of one stack is repeated with those of the others. */
function findingsIn(lines: readonly string[], id: string): string[] {
  const distinct = new Set(lines.map((line) => line.trim()));
  return [...distinct].filter((line) => line.includes(`] ${id} `)).map((line) => line.slice(line.indexOf(id) + id.length + 1));
}
