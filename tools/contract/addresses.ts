import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../common/paths';
import { exampleNames, synthesizeExample } from '../examples/synthesize';

const FILE = inProject('test', 'contract', 'addresses.txt');

/** What to know before the kept addresses are changed. */
export const WHY_ADDRESSES_STAY = `Addresses are a contract. Where one is gone, Terraform destroys what stands in its user's account and creates it anew: a
function, its triggers, its logs. A new address beside the old ones does no harm.
  gone without intent: undo it. An address is the path of construct IDs: a construct was renamed, moved or taken away.
  gone with intent:    it takes a major version, and a "moved" block for each address, so that Terraform renames instead.
  then, and for new:   npm run contract writes test/contract/addresses.txt; commit it with the change.`;

/** The addresses as they were released: `example/stack address`, a line each. */
export function keptAddresses(): string[] {
  return readFileSync(FILE, 'utf8').trimEnd().split('\n');
}

/** Keeps addresses as the released ones. */
export function keepAddresses(lines: readonly string[]): void {
  writeFileSync(FILE, lines.map((line) => `${line}\n`).join(''));
}

/** The addresses of every resource and data source of every example, as they are synthesized now, in code-unit order. */
export async function addressesOfExamples(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'addresses-'));
  try {
    const lines: string[] = [];
    for (const example of exampleNames()) {
      await synthesizeExample(example, join(folder, example));
      lines.push(...addressesOf(join(folder, example)).map((line) => `${example}/${line}`));
    }
    return lines.sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is gone, and what is new, a line each. */
export function changes(kept: readonly string[], now: readonly string[]): string[] {
  return [
    ...kept.filter((line) => !now.includes(line)).map((line) => `gone: ${line}`),
    ...now.filter((line) => !kept.includes(line)).map((line) => `new:  ${line}`),
  ];
}

/** The addresses of an output: `stack address`. */
function addressesOf(folder: string): string[] {
  const { stacks } = readJson(join(folder, 'manifest.json'));
  return Object.values<any>(stacks).flatMap(({ name, synthesizedStackPath }) => {
    const { data = {}, resource = {} } = readJson(join(folder, synthesizedStackPath));
    return [...namesOf(data).map((address) => `data.${address}`), ...namesOf(resource)].map((address) => `${name} ${address}`);
  });
}

function namesOf(blocks: Readonly<Record<string, object>>): string[] {
  return Object.entries(blocks).flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`));
}

function readJson(path: string): any {
  return JSON.parse(readFileSync(path, 'utf8'));
}
