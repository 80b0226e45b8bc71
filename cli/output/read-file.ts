import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { parseJson } from '../../handler/json';
import { RefusedError } from '../errors';
import { Part } from './part';

/** Bytes of a document at most: a synthesized stack has some, a state some tens of megabytes. */
const DOCUMENT_BYTES = 256 * 1024 * 1024;

/** Levels of a JSON document at most: what Terraform and jobs write has some ten. */
const JSON_LEVELS = 200;

/**
 * The real path of a file below a folder, by a path that somebody else wrote.
 *
 * @param what names the file in errors.
 * @param instead what to do where it is not read.
 * @throws RefusedError where the path leads out of the folder, by itself or by a link, or to no regular file.
 */
export function fileBelow(folder: string, path: string, what: string, instead?: string): string {
  const refuse = (problem: string) => new RefusedError(`${what} is not read: ${path} ${problem}.${instead === undefined ? '' : ` ${instead}`}`);
  if (isAbsolute(path)) {
    throw refuse(`is an absolute path. Allowed: a path below ${folder}`);
  }
  const { root, real } = realPaths(folder, path, refuse);
  const way = relative(root, real);
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) {
    throw refuse(`leads out of ${folder}`);
  }
  return real;
}

function realPaths(folder: string, path: string, refuse: (problem: string) => RefusedError) {
  try {
    const [root, real] = [realpathSync(folder), realpathSync(join(folder, path))];
    // Opened without waiting: a pipe would keep the command until somebody writes to it.
    const file = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!fstatSync(file).isFile()) {
        throw refuse('is no regular file');
      }
    } finally {
      closeSync(file);
    }
    return { root, real };
  } catch (error) {
    if (error instanceof RefusedError) {
      throw error;
    }
    const { code = 'not a path' } = error as NodeJS.ErrnoException;
    throw refuse(code === 'ENOENT' ? `is not there: ${join(folder, path)}` : `cannot be read (${code})`);
  }
}

/**
 * Reads a JSON file.
 *
 * @throws RefusedError where it cannot be read, or is no JSON.
 */
export function readJsonFile(path: string, instead: string): Part {
  return jsonPart(readText(path, instead), path, instead);
}

/**
 * Reads JSON that somebody else wrote.
 *
 * @param name names the text in errors.
 * @throws RefusedError where it is no JSON, or nested too deep to be read.
 */
export function jsonPart(text: string, name: string, instead: string): Part {
  const part = tryJson(text, name);
  if (part === undefined) {
    // The parser's message would repeat the text.
    throw new RefusedError(`${name} is no JSON. ${instead}`);
  }
  return part;
}

/** The value of a JSON text; undefined where it is no JSON, or nested too deep to be read. */
export function readableJson(text: string): unknown {
  return levelsOf(text) > JSON_LEVELS ? undefined : parseJson(text);
}

/** As {@link jsonPart}, but undefined where the text is no JSON. */
export function tryJson(text: string, name: string): Part | undefined {
  if (levelsOf(text) > JSON_LEVELS) {
    throw new RefusedError(`${name} is nested more than ${JSON_LEVELS} levels deep: it is not read.`);
  }
  const value = parseJson(text);
  return value === undefined ? undefined : new Part(value, `${name}: `);
}

function readText(path: string, instead: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      if (size > DOCUMENT_BYTES) {
        throw new RefusedError(`${path} has ${size} bytes. Allowed: at most ${DOCUMENT_BYTES}. ${instead}`);
      }
      return readFileSync(file, 'utf8');
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof RefusedError) {
      throw error;
    }
    throw new RefusedError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}). ${instead}`);
  }
}

/** How deep arrays and objects of a JSON text are nested. */
function levelsOf(text: string): number {
  let [level, most, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      at += character === '\\' ? 1 : 0;
      quoted = character !== '"';
    } else if (character === '"') {
      quoted = true;
    } else if (character === '{' || character === '[') {
      most = Math.max(most, ++level);
    } else if (character === '}' || character === ']') {
      level--;
    }
  }
  return most;
}
