/** Stands for a value that only the plan or the apply will know. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** One element of a list that is known. */
export interface Element {
  readonly index: number;
  readonly value: string;
}

/**
 * The values that rules judge, by prop path (`sliceCount`, `media.ids`, `schedule.hour`).
 *
 * A value is known, unknown (`UNKNOWN`), or left out; so is every element of a list. Every getter answers `undefined` for
 * what is not known, so that no rule can judge it by mistake.
 */
export class Values {
  private readonly byPath = new Map<string, unknown>();
  private nothingUnknown = true;
  private media?: readonly string[];

  /**
   * @param values the values by path; those that are undefined or null are left out
   * @param known what is known of a value; left out, all of it
   */
  constructor(values: Readonly<Record<string, unknown>>, known?: (value: unknown) => unknown) {
    this.add(values, known);
  }

  /** Adds values that follow from these. */
  add(others: Readonly<Record<string, unknown>>, known?: (value: unknown) => unknown): this {
    this.media = undefined;
    for (const [path, given] of Object.entries(others)) {
      const value = given === undefined || known === undefined ? given : known(given);
      if (value !== undefined && value !== null) {
        this.byPath.set(path, value);
        this.nothingUnknown &&= isSettled(value);
      }
    }
    return this;
  }

  /** Whether nothing at all is unknown. */
  get settledAll(): boolean {
    return this.nothingUnknown;
  }

  /** The paths of all values. */
  get paths(): Iterable<string> {
    return this.byPath.keys();
  }

  /** The paths below `media` whose last part is the given one, in whatever part of a selection; in order. */
  mediaPaths(last: string): string[] {
    this.media ??= [...this.byPath.keys()].filter((path) => path.startsWith('media.'));
    return this.media.filter((path) => path.endsWith(`.${last}`));
  }

  /** Whether the prop was given at all, known or not. */
  given(path: string): boolean {
    return this.byPath.has(path);
  }

  /** Whether the prop was given and all of it is known. */
  known(path: string): boolean {
    return this.byPath.has(path) && isSettled(this.byPath.get(path));
  }

  /** Whether nothing of the prop is unknown: it is left out, or all of it is known. */
  settled(path: string): boolean {
    return isSettled(this.byPath.get(path));
  }

  /** The value as it stands: `undefined` where left out or not known. */
  raw(path: string): unknown {
    const value = this.byPath.get(path);
    return value === UNKNOWN ? undefined : value;
  }

  text(path: string): string | undefined {
    const value = this.byPath.get(path);
    return typeof value === 'string' ? value : undefined;
  }

  number(path: string): number | undefined {
    const value = this.byPath.get(path);
    return typeof value === 'number' ? value : undefined;
  }

  flag(path: string): boolean | undefined {
    const value = this.byPath.get(path);
    return typeof value === 'boolean' ? value : undefined;
  }

  /** The known elements of a list, each with its place. */
  elements(path: string): Element[] {
    const value = this.byPath.get(path);
    return Array.isArray(value) ? value.flatMap((element: unknown, index) => (typeof element === 'string' ? [{ index, value: element }] : [])) : [];
  }

  /** The whole list, if every element of it is known. */
  list(path: string): readonly string[] | undefined {
    const value = this.byPath.get(path);
    return Array.isArray(value) && !value.includes(UNKNOWN) ? value : undefined;
  }

  /** How many elements a list has; undefined where the list as a whole is not known, or is none. */
  length(path: string): number | undefined {
    const value = this.byPath.get(path);
    return Array.isArray(value) ? value.length : undefined;
  }
}

function isSettled(value: unknown): boolean {
  return value !== UNKNOWN && !(Array.isArray(value) && value.includes(UNKNOWN));
}
