import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Engine } from './engine';
import { RootModule } from './root-module';

interface Manifest {
  readonly stacks: Readonly<Record<string, ManifestStack>>;
}

interface ManifestStack {
  readonly constructPath: string;
  readonly workingDirectory: string;
  readonly dependencies: readonly string[];
}

/** A copy of a synthesized app, for one engine to deploy into a cloud of its own: a folder of objects that the stacks share. */
export class Deployment {
  private readonly manifest: Manifest;

  /** @param folder holds the copy, the states and the objects. */
  private constructor(
    private readonly engine: Engine,
    private readonly folder: string,
  ) {
    this.manifest = JSON.parse(readFileSync(join(this.output, 'manifest.json'), 'utf8'));
  }

  /**
   * Copies the output of an app, and nothing beside it.
   *
   * @param output the folder that cdktf calls `cdktf.out`; it stays as it is.
   * @param folder where to; made anew.
   */
  static of(engine: Engine, output: string, folder: string): Deployment {
    mkdirSync(folder, { recursive: true });
    cpSync(output, join(folder, 'cdktf.out'), { recursive: true });
    return new Deployment(engine, folder);
  }

  /** A copy as it is now: with its states, its objects and the installed providers. */
  copy(folder: string): Deployment {
    cpSync(this.folder, folder, { recursive: true, verbatimSymlinks: true });
    return new Deployment(this.engine, folder);
  }

  private get output(): string {
    return join(this.folder, 'cdktf.out');
  }

  /** Where the provider's stand-in keeps what is applied: a JSON file an object. */
  get objects(): string {
    return join(this.folder, 'objects');
  }

  /** The names of the stacks, those that others depend on first. */
  get stacks(): string[] {
    const ordered = new Set<string>();
    const visit = (name: string) => {
      this.manifest.stacks[name].dependencies.forEach(visit);
      ordered.add(name);
    };
    Object.keys(this.manifest.stacks).sort().forEach(visit);
    return [...ordered];
  }

  /**
   * One stack, ready for `init`.
   *
   * @param name @default the only one
   * @throws Error where there is no such stack, or no name and more than one.
   */
  rootModule(name?: string): RootModule {
    const names = this.stacks;
    const stack = name ?? (names.length === 1 ? names[0] : undefined);
    if (stack === undefined || !names.includes(stack)) {
      throw new Error(`Stack: ${name ?? 'left out'}. Allowed: ${names.join(', ')}.`);
    }
    const folder = this.folderOf(stack);
    return new RootModule(this.engine, folder, (other) => this.stateFrom(folder, other), this.objects);
  }

  /** The state of a stack, named by the path of its construct, as seen from another one's folder. */
  private stateFrom(folder: string, constructPath: string): string {
    const [name] = Object.entries(this.manifest.stacks).find(([, stack]) => stack.constructPath === constructPath) ?? [constructPath];
    return relative(folder, join(this.folderOf(name), 'terraform.tfstate'));
  }

  private folderOf(stack: string): string {
    return join(this.output, this.manifest.stacks[stack].workingDirectory);
  }
}
