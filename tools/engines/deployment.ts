import { cpSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Engine } from './engine';
import { RootModule } from './root-module';

interface ManifestStack {
  readonly constructPath: string;
  readonly workingDirectory: string;
  readonly dependencies: readonly string[];
}

/** A copy of a synthesized app, for one engine to deploy into a cloud of its own: a folder of objects that the stacks share. */
export class Deployment {
  private readonly manifest: Readonly<Record<string, ManifestStack>>;

  /** @param folder holds the copy, the states and the objects. */
  private constructor(
    private readonly engine: Engine,
    private readonly folder: string,
  ) {
    this.manifest = JSON.parse(readFileSync(join(folder, 'cdktf.out', 'manifest.json'), 'utf8')).stacks;
  }

  /** Copies the output of an app, the folder that cdktf calls `cdktf.out`, into another folder. */
  static of(engine: Engine, output: string, folder: string): Deployment {
    cpSync(output, join(folder, 'cdktf.out'), { recursive: true });
    return new Deployment(engine, folder);
  }

  /** Puts another output of the same app, such as that of a later release, in the place of this one; states and objects stay. */
  replace(output: string): void {
    cpSync(output, join(this.folder, 'cdktf.out'), { recursive: true });
  }

  /** A copy as it is now: with its states, its objects and the installed providers. */
  copy(folder: string): Deployment {
    cpSync(this.folder, folder, { recursive: true, verbatimSymlinks: true });
    return new Deployment(this.engine, folder);
  }

  /** Where the provider's stand-in keeps what is applied: a JSON file an object. */
  get objects(): string {
    return join(this.folder, 'objects');
  }

  /** The names of the stacks, those that others depend on first. */
  get stacks(): string[] {
    const ordered = new Set<string>();
    const visit = (name: string) => {
      this.manifest[name].dependencies.forEach(visit);
      ordered.add(name);
    };
    Object.keys(this.manifest).sort().forEach(visit);
    return [...ordered];
  }

  /**
   * One stack, ready for `init`.
   *
   * @param name @default the first
   */
  rootModule(name = this.stacks[0]): RootModule {
    const folder = this.folderOf(this.manifest[name]);
    const stateOf = (constructPath: string) => {
      const other = Object.values(this.manifest).find((stack) => stack.constructPath === constructPath)!;
      return relative(folder, join(this.folderOf(other), 'terraform.tfstate'));
    };
    return new RootModule(this.engine, folder, stateOf, this.objects);
  }

  private folderOf({ workingDirectory }: ManifestStack): string {
    return join(this.folder, 'cdktf.out', workingDirectory);
  }
}
