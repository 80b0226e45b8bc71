/** A job that cannot be carried out, with everything that is wrong with it. */
export class JobError extends Error {
  constructor(public readonly problems: readonly string[]) {
    super(`The job cannot be carried out:\n  ${problems.join('\n  ')}`);
    this.name = 'JobError';
  }
}
