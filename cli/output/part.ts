import { isObject } from '../../handler/json';
import { RefusedError } from '../errors';

/**
 * A value of somebody else's document, and where it stands there.
 *
 * Whatever is read of it has the type that it is read as, or the reading says what is wrong with it. What an object inherits is not
 * part of it.
 */
export class Part {
  constructor(
    readonly value: unknown,
    private readonly where: string,
  ) {}

  /** Whether there is a value other than null. */
  get isGiven(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** A member of an object; without a value where the object does not have it, or there is no object. */
  get(name: string): Part {
    const object = this.isGiven ? this.object() : {};
    return new Part(Object.hasOwn(object, name) ? object[name] : undefined, this.at(name));
  }

  /** The members of an object; none where there is no object. */
  members(): [name: string, part: Part][] {
    return this.isGiven ? Object.entries(this.object()).map(([name, value]) => [name, new Part(value, this.at(name))]) : [];
  }

  /** The elements of an array; none where there is no array. */
  elements(): Part[] {
    if (!this.isGiven) {
      return [];
    }
    if (!Array.isArray(this.value)) {
      throw this.wrong('an array');
    }
    return this.value.map((value, index) => new Part(value, this.at(String(index))));
  }

  /** A text. @throws RefusedError where there is none. */
  text(): string {
    const text = this.optionalText();
    if (text === undefined) {
      throw this.wrong('a string');
    }
    return text;
  }

  /** A text; undefined where there is no value. */
  optionalText(): string | undefined {
    return this.optional('string', 'a string');
  }

  /** A switch; undefined where there is no value. */
  optionalBoolean(): boolean | undefined {
    return this.optional('boolean', 'true or false');
  }

  /** The error about a value that is something else. */
  wrong(expected: string): RefusedError {
    return new RefusedError(`${this.where} must be ${expected}, got ${kindOf(this.value)}. Synthesize the app again.`);
  }

  private optional<T extends 'boolean' | 'string'>(type: T, expected: string): (T extends 'string' ? string : boolean) | undefined {
    if (!this.isGiven) {
      return undefined;
    }
    if (typeof this.value !== type) {
      throw this.wrong(expected);
    }
    return this.value as T extends 'string' ? string : boolean;
  }

  private object(): Record<string, unknown> {
    if (!isObject(this.value)) {
      throw this.wrong('an object');
    }
    return this.value;
  }

  private at(name: string): string {
    return `${this.where}${this.where.endsWith(': ') ? '' : '.'}${name}`;
  }
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) {
    return 'nothing';
  }
  if (Array.isArray(value)) {
    return 'an array';
  }
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${String(value).slice(0, 40)}`;
}
