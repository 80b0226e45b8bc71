import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModuleKind, type ScriptTarget, transpileModule } from 'typescript';
import { temporaryFolder } from '../../temporary';

/** What a project depends on, by name: a version, a tarball or an alias. */
export type Dependencies = Readonly<Record<string, string>>;

/** How a program ended. */
export interface Ended {
  readonly status: number | null;
  readonly stderr: string;
}

/** A program that installs packages, pinned, and how it runs Node.js with them. */
export interface Manager {
  readonly name: string;
  /** The package that holds it, and its command; npm itself where left out. */
  readonly tool?: readonly [pinned: string, command: string];
  readonly install: readonly string[];
  /** @default Node.js itself, which finds the packages in node_modules */
  readonly node?: readonly string[];
  /** Settings, by file. */
  readonly settings?: Readonly<Record<string, string>>;
}

export const NPM: Manager = { name: 'npm', install: ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'] };

/** Settings that come from around a test, and are for the project that runs it. */
const FOREIGN = /^(npm_|CI$|CDKTF_|NODE_OPTIONS$|VITEST)/i;

/** A project of a user, in a folder of its own that is gone after the tests. */
export class UserProject {
  readonly folder = join(temporaryFolder(), 'a new project');

  constructor(
    private readonly manager: Manager,
    dependencies: Dependencies,
    more: object = {},
  ) {
    mkdirSync(this.folder);
    this.write('package.json', JSON.stringify({ name: 'app', version: '1.0.0', private: true, dependencies, ...more }));
    Object.entries(manager.settings ?? {}).forEach(([file, text]) => this.write(file, text));
    this.run(manager.install);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Runs a program in TypeScript, compiled without a look at its types. */
  synthesize(program: string): Ended {
    const compilerOptions = { module: 1 satisfies ModuleKind.CommonJS, target: 9 satisfies ScriptTarget.ES2022 };
    this.write('main.js', transpileModule(program, { compilerOptions }).outputText);
    const [command, ...args] = this.command(this.manager.node);
    const { status, stderr } = spawnSync(command, [...args, 'main.js'], { cwd: this.folder, encoding: 'utf8', env: environment() });
    return { status, stderr };
  }

  /** Runs the package manager; returns its standard output. */
  run(args: readonly string[]): string {
    const [command, ...rest] = this.command(args);
    return execFileSync(command, rest, { cwd: this.folder, encoding: 'utf8', env: environment(), stdio: 'pipe' });
  }

  private command(args?: readonly string[]): readonly [string, ...string[]] {
    if (args === undefined) {
      return [process.execPath];
    }
    const { tool } = this.manager;
    return tool === undefined ? ['npm', ...args] : ['npm', 'exec', '--yes', `--package=${tool[0]}`, '--', tool[1], ...args];
  }
}

/** The environment of a user's terminal. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
}
