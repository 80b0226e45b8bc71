import { vodErrors } from './errors';
import { readTime } from './times';

/** The parameters of a call, by name: those of the query, where the handler and the vendor's SDKs put them. */
export type Parameters = Readonly<Record<string, string>>;

/** A parameter that must be given and not be empty. @throws ApiError MissingParameter */
export function requiredText(parameters: Parameters, name: string): string {
  const value = optionalText(parameters, name);
  if (value === undefined) {
    throw vodErrors.missingParameter(name);
  }
  return value;
}

/** An optional parameter; an empty one counts as left out. */
export function optionalText(parameters: Parameters, name: string): string | undefined {
  const value = Object.hasOwn(parameters, name) ? parameters[name].trim() : '';
  return value === '' ? undefined : value;
}

/**
 * A list separated by commas, with or without blanks around them, as in the API page's own examples.
 *
 * @throws ApiError InvalidParameter for an empty element or one that is not allowed
 */
export function list(parameters: Parameters, name: string, allowed?: readonly string[]): string[] | undefined {
  const values = optionalText(parameters, name)
    ?.split(',')
    .map((value) => value.trim());
  if (values?.some((value) => value === '' || allowed?.includes(value) === false)) {
    throw vodErrors.invalidParameter(name);
  }
  return values;
}

/** One of the given values, as written. @throws ApiError InvalidParameter */
export function choice<T extends string>(parameters: Parameters, name: string, allowed: readonly T[]): T | undefined {
  const value = optionalText(parameters, name);
  if (value !== undefined && !(allowed as readonly string[]).includes(value)) {
    throw vodErrors.invalidParameter(name);
  }
  return value as T | undefined;
}

/** A whole number within bounds. @throws ApiError InvalidParameter */
export function integer(parameters: Parameters, name: string, least: number, most: number): number | undefined {
  const value = optionalText(parameters, name);
  if (value === undefined) {
    return undefined;
  }
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(number >= least && number <= most)) {
    throw vodErrors.invalidParameter(name);
  }
  return number;
}

/** The number of a page, from 1 by default. @throws ApiError InvalidParameter */
export function pageNumber(parameters: Parameters, name: string): number {
  return integer(parameters, name, 1, Number.MAX_SAFE_INTEGER) ?? 1;
}

/** A UTC time as yyyy-MM-ddTHH:mm:ssZ, in milliseconds since 1970. @throws ApiError Invalid….Malformed */
export function time(parameters: Parameters, name: string): number | undefined {
  const value = optionalText(parameters, name);
  const at = value === undefined ? undefined : readTime(value);
  if (value !== undefined && at === undefined) {
    throw vodErrors.malformed(name);
  }
  return at;
}

/** Text that holds a JSON object, unchanged. @throws ApiError InvalidParameter */
export function jsonObject(parameters: Parameters, name: string): string | undefined {
  const text = optionalText(parameters, name);
  if (text !== undefined && !isJsonObject(text)) {
    throw vodErrors.invalidParameter(name);
  }
  return text;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
