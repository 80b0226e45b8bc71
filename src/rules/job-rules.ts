import { followingRules } from './following';
import { mediaRules } from './media';
import { memoryRules } from './memory';
import type { Rule } from './rule';
import { runRules } from './run';
import { selectionRules } from './selection';
import { shapeRules } from './shape';
import { taskRules } from './task';
import { userDataRules } from './user-data';

/** The rules about what a job carries: the part of the table that the function needs. */
export const JOB_RULES: readonly Rule[] = [
  ...shapeRules,
  ...taskRules,
  ...mediaRules,
  ...userDataRules,
  ...runRules,
  ...selectionRules,
  ...memoryRules,
  ...followingRules,
];
