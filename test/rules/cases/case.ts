import { TerraformStack, TerraformVariable } from 'cdktf';
import { MediaPrefetchSchedule, type MediaPrefetchScheduleProps, MediaPrefetcher, type MediaPrefetcherProps } from '../../../src';
import { QUIET, errors, newStack, warnings } from '../../fixtures';

/** What a case builds: a schedule, a prefetcher, both, or a stack of its own. */
export interface Built {
  readonly schedule?: Partial<MediaPrefetchScheduleProps>;
  readonly prefetcher?: MediaPrefetcherProps;
  readonly stack?: (stack: TerraformStack) => void;
}

/** The cases of one rule. */
export interface RuleCases {
  /** What breaks the rule in no way, its edges among it. */
  readonly valid: readonly Built[];
  /** What breaks it, and the props that the messages name. */
  readonly invalid: readonly (readonly [built: Built, ...props: string[]])[];
  /** What is unknown in place of what would break it. */
  readonly unknown?: readonly ((variable: TerraformVariable) => Built)[];
}

/** Builds a case and answers what a rule said, one `prop: found` each. */
export function findings(id: string, built: Built | ((variable: TerraformVariable) => Built)): string[] {
  const stack = newStack();
  const { schedule, prefetcher, stack: build } = typeof built === 'function' ? built(new TerraformVariable(stack, 'unknown', {})) : built;
  if (prefetcher || schedule) {
    const shared = new MediaPrefetcher(stack, 'Prefetcher', prefetcher);
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: shared, ...schedule });
  }
  build?.(stack);
  const stacks = stack.node.root.node.findAll().filter(TerraformStack.isStack);
  // The errors of a stack bring those of the others along.
  const lines = new Set([...stacks.flatMap(errors), ...stacks.flatMap(warnings)]);
  return [...lines].filter((line) => line.includes(`] ${id} `)).map((line) => line.slice(line.indexOf(id) + id.length + 1));
}

/** The props that findings name. */
export function propsOf(found: readonly string[]): string[] {
  return found.map((line) => line.slice(0, line.indexOf(': ')));
}
