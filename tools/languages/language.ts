import type { Result } from './command';
import type { Program } from './programs';
import type { Project } from './project';

/** A language in which a project's packages are used. */
export interface Language {
  readonly name: string;
  /** How the language's exception begins that a failed synthesis ends in. */
  readonly exception: string;
  /** Installs the packages as a user does, and compiles the programs with all warnings as errors. Returns how one is run in a folder. */
  readonly prepare: (project: Project, folder: string) => (program: Program, folder: string) => Result;
}
