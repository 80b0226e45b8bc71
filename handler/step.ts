import type { TaskTypeName } from '../src/job/job';
import type { Check } from './check';
import type { StepOutcomes } from './step-outcomes';
import type { Submission } from './submission';

/** One task type of a run: submits media assets, checks their jobs and counts the outcomes. */
export interface Step {
  readonly taskType: TaskTypeName;
  readonly submission: Submission;
  readonly check: Check;
  readonly outcomes: StepOutcomes;
}
