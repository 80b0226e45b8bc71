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
  private media?: readonly string[];

  constructor(
    private readonly byPath: Readonly<Record<string, unknown>>,
    private readonly base?: Values,
  ) {}

  /** The same values and others. */
  with(others: Readonly<Record<string, unknown>>): Values {
    // Looked up through the prototype: nothing is copied.
    const byPath = Object.create(this.byPath) as Record<string, unknown>;
    for (const path of Object.keys(others)) {
      if (others[path] !== undefined) {
        byPath[path] = others[path];
      }
    }
    return new Values(byPath, this);
  }

  /** The paths below `media` whose last part is the given one, in whatever part of a selection; in order. */
  mediaPaths(last: string): string[] {
    this.media ??= this.paths().filter((path) => path.startsWith('media.'));
    return this.media.filter((path) => path.endsWith(`.${last}`));
  }

  /** Whether the prop was given at all, known or not. */
  given(path: string): boolean {
    const value = this.byPath[path];
    return value !== undefined && value !== null;
  }

  /** Whether the prop was given and all of it is known. */
  known(path: string): boolean {
    const value = this.byPath[path];
    return this.given(path) && value !== UNKNOWN && !(Array.isArray(value) && value.includes(UNKNOWN));
  }

  /** Whether nothing of the prop is unknown: it is left out, or all of it is known. */
  settled(path: string): boolean {
    return !this.given(path) || this.known(path);
  }

  /** Whether nothing at all is unknown. */
  get settledAll(): boolean {
    return this.paths().every((path) => this.settled(path));
  }

  /** Every path, those of the values that these were made of too. */
  private paths(): string[] {
    return this.base ? [...this.base.paths(), ...Object.keys(this.byPath)] : Object.keys(this.byPath);
  }

  /** The value as it stands: `undefined` where left out or not known. */
  raw(path: string): unknown {
    const value = this.byPath[path];
    return value === UNKNOWN || value === null ? undefined : value;
  }

  text(path: string): string | undefined {
    const value = this.byPath[path];
    return typeof value === 'string' ? value : undefined;
  }

  number(path: string): number | undefined {
    const value = this.byPath[path];
    return typeof value === 'number' ? value : undefined;
  }

  flag(path: string): boolean | undefined {
    const value = this.byPath[path];
    return typeof value === 'boolean' ? value : undefined;
  }

  /** The known elements of a list, each with its place. */
  elements(path: string): Element[] {
    const value = this.byPath[path];
    const elements: Element[] = [];
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        if (typeof value[index] === 'string') {
          elements.push({ index, value: value[index] });
        }
      }
    }
    return elements;
  }

  /** The whole list, if every element of it is known. */
  list(path: string): readonly string[] | undefined {
    const value = this.byPath[path];
    return Array.isArray(value) && !value.includes(UNKNOWN) ? value : undefined;
  }

  /** How many elements a list has; undefined where the list as a whole is not known, or is none. */
  length(path: string): number | undefined {
    const value = this.byPath[path];
    return Array.isArray(value) ? value.length : undefined;
  }
}
