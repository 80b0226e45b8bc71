import { type App, TerraformStack, Testing } from 'cdktf';
import type { IConstruct } from 'constructs';
import { MediaPrefetchSchedule, type MediaPrefetchScheduleProps, MediaSelection, ScheduleExpression, alicloud } from '../src';
import { temporaryFolder } from './temporary';

/** A media ID of the usual form, different for every number. */
export function mediaId(number: number): string {
  return number.toString(16).padStart(32, '0');
}

/** The least props of a schedule without any warning. */
export const QUIET: MediaPrefetchScheduleProps = {
  schedule: ScheduleExpression.cron({ minute: '30', hour: '4', timeZone: 'Asia/Shanghai' }),
  media: MediaSelection.ids([mediaId(1), mediaId(2)]),
};

/** An app whose output is gone after the tests. */
export function newApp(): App {
  return Testing.app({ outdir: temporaryFolder() });
}

/** A stack with the provider. */
export function newStack(name = 'stack', app: App = newApp()): TerraformStack {
  const stack = new TerraformStack(app, name);
  new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
  return stack;
}

/** A schedule in a stack of its own. */
export function newSchedule(props: Partial<MediaPrefetchScheduleProps> = {}): MediaPrefetchSchedule {
  return new MediaPrefetchSchedule(newStack(), 'Schedule', { ...QUIET, ...props });
}

/** What Terraform gets for a stack. */
export function synthesized(construct: IConstruct, runValidations = true): any {
  // As App.synth does, and Testing.synth does not: references between stacks are made here.
  construct.node.root.node
    .findAll()
    .filter(TerraformStack.isStack)
    .forEach((stack) => stack.prepareStack());
  return JSON.parse(Testing.synth(TerraformStack.of(construct), runValidations));
}

/** The resources of a type, in the order of their addresses. */
export function resources(construct: IConstruct, type: string, runValidations = true): any[] {
  return Object.values(synthesized(construct, runValidations).resource[type] ?? {});
}

/** The one resource of a type. */
export function only(construct: IConstruct, type: string, runValidations = true): any {
  const found = resources(construct, type, runValidations);
  if (found.length !== 1) {
    throw new Error(`${found.length} resources of type ${type}`);
  }
  return found[0];
}

/** The errors of a stack, one for each line that a user sees. */
export function errors(construct: IConstruct): string[] {
  try {
    synthesized(construct);
    return [];
  } catch (error) {
    return linesOfFailedValidation(error);
  }
}

/** The lines below the first of what a failed validation says; any other error is thrown again. */
export function linesOfFailedValidation(error: unknown): string[] {
  const [first, ...lines] = error instanceof Error ? error.message.split('\n') : [];
  if (first === undefined || !first.startsWith('Validation failed')) {
    throw error;
  }
  return lines.map((line) => line.trim());
}

/** The warnings of everything below a construct, once its stack was synthesized. */
export function warnings(construct: IConstruct): string[] {
  errors(construct);
  return warningsOf(construct);
}

/** The warnings that are already there, below a construct. */
export function warningsOf(construct: IConstruct): string[] {
  return construct.node
    .findAll()
    .flatMap((each) => each.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => `[${each.node.path}] ${data}`));
}
