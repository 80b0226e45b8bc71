import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../common/tree';

/** What a program synthesized, by the files' paths, without the CDK's version. */
export type Output = ReadonlyMap<string, string>;

/** Reads the output of a program that ran in a folder; empty where it made none. */
export function outputIn(folder: string): Output {
  const root = join(folder, 'cdktf.out');
  const files = existsSync(root) ? filesBelow(root) : [];
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'latin1').replaceAll(/"version": "\d+\.\d+\.\d+"/g, '"version": ""')]));
}

/** The lines of a failed synthesis that name a construct, in order, each once. */
export function complaints(stderr: string): string[] {
  return [...new Set(stderr.split('\n').map((line) => line.trim()))].filter((line) => /^\[[^\]]+\] MP\d+ /.test(line));
}

/** The files in which two outputs differ. */
export function differing(one: Output, other: Output): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file)).sort();
}
