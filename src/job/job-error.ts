import { cut, plain } from './plain-text';

/** Problems that a message lists, at most. */
const MOST_PROBLEMS = 20;

/** Characters of each. */
const MOST_CHARACTERS = 600;

/** A job that cannot be carried out, with what is wrong with it. */
export class JobError extends Error {
  /** The first problems; where there are more, the last text says how many. */
  public readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const listed = problems.slice(0, MOST_PROBLEMS).map((problem) => cut(plain(problem), MOST_CHARACTERS));
    const more = problems.length - listed.length;
    const shown = more > 0 ? [...listed, `and ${more} more`] : listed;
    super(`The job cannot be carried out:\n  ${shown.join('\n  ')}`);
    this.name = 'JobError';
    this.problems = shown;
  }
}
