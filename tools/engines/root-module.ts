import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnosticOf, diagnosticsIn, inWords, type Diagnostic } from './diagnostic';
import type { StackDocument } from './document';
import type { Engine } from './engine';
import { overridesOf } from './overrides';
import type { Plan } from './plan';
import type { StateDocument } from './state';

const DOCUMENT = 'cdk.tf.json';
const OVERRIDES = 'engines_override.tf.json';
const VARIABLES = 'engines.tfvars.json';
const PLAN = 'engines.tfplan';
const STATE = 'terraform.tfstate';

/** Most of what one command may print: plans of large stacks hold the function's code. */
const MOST_BYTES = 2 ** 28;

/** How a plan is made. */
interface PlanOptions {
  /** Values of the stack's variables, as plain JSON. @default none */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Plan to destroy everything. @default false */
  readonly destroy?: boolean;
}

/** A synthesized stack in a folder of its own, for one engine to work on. */
export class RootModule {
  /**
   * @param stateOf the state of another stack of the app, as a path from this folder.
   * @param objects the folder in which the provider's stand-in keeps what is applied.
   */
  constructor(
    readonly engine: Engine,
    readonly folder: string,
    private readonly stateOf: (stack: string) => string,
    readonly objects: string,
  ) {
    this.override();
  }

  /** The stack's document as it lies in the folder. */
  get document(): StackDocument {
    return JSON.parse(readFileSync(join(this.folder, DOCUMENT), 'utf8'));
  }

  /** Puts another document in the place of the stack's; `init` need not run again while the providers stay the same. */
  replace(document: StackDocument): void {
    writeFileSync(join(this.folder, DOCUMENT), JSON.stringify(document, undefined, 2));
    this.override();
  }

  /** Writes a further file beside the document, as text or JSON, for instance `import.tf.json`; `undefined` removes it. */
  write(name: string, content: object | string | undefined): void {
    const path = join(this.folder, name);
    if (content === undefined) {
      rmSync(path, { force: true });
    } else {
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
    }
  }

  /** Installs the providers; needed once a folder. */
  async init(): Promise<void> {
    await this.succeed(['init', '-no-color', '-input=false']);
  }

  /** Checks the stack's own document; errors are answered, not thrown. */
  async validate(): Promise<Diagnostic[]> {
    // In a block that has an override, engines do not mind an argument that they do not know.
    this.write(OVERRIDES, undefined);
    const { stdout, output } = await this.run(['validate', '-json', '-no-color']).finally(() => this.override());
    if (!stdout.startsWith('{')) {
      throw new Error(`validate failed:\n${output}`);
    }
    return JSON.parse(stdout).diagnostics.map(diagnosticOf);
  }

  /** @throws Error where the engine refuses to plan. */
  async plan(options: PlanOptions = {}): Promise<Plan> {
    const { errors, warnings } = await this.runPlan([`-out=${PLAN}`], options);
    if (errors.length > 0) {
      throw new Error(['plan failed:', ...errors.map(inWords)].join('\n'));
    }
    return { document: JSON.parse(await this.succeed(['show', '-json', PLAN])), warnings };
  }

  /** Plans only to see whether the engine refuses to: the errors, none where it plans. Faster than `plan`, since nothing is saved. */
  async refusals(options: PlanOptions = {}): Promise<readonly Diagnostic[]> {
    return (await this.diagnostics(options)).errors;
  }

  /** Plans only to see what the engine has to say. */
  diagnostics(options: PlanOptions = {}): Promise<{ readonly errors: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] }> {
    return this.runPlan(['-refresh=false'], options);
  }

  /** The plan as a person reads it. Only the last one that was made in this folder can be shown. */
  planText(): Promise<string> {
    return this.succeed(['show', '-no-color', PLAN]);
  }

  /** Plans, and carries the plan out. Answers what was planned. */
  async apply(options: PlanOptions = {}): Promise<Plan> {
    const plan = await this.plan(options);
    await this.succeed(['apply', '-no-color', '-input=false', PLAN]);
    return plan;
  }

  /** Removes all that was made. Answers what was planned. */
  destroy(): Promise<Plan> {
    return this.apply({ destroy: true });
  }

  async show(): Promise<StateDocument> {
    return JSON.parse(await this.succeed(['show', '-json']));
  }

  /** Takes an object that exists into the state, by the engine's command; for import blocks see `write`. */
  async import(address: string, id: string): Promise<void> {
    await this.succeed(['import', '-no-color', '-input=false', address, id]);
  }

  /** Throws the state away; what was made stays. */
  forget(): void {
    this.write(STATE, undefined);
    this.write(`${STATE}.backup`, undefined);
  }

  /** Takes objects out of the state, so that the engine leaves them alone. */
  async release(addresses: readonly string[]): Promise<void> {
    await this.succeed(['state', 'rm', ...addresses]);
  }

  /** Runs the test files of the folder `tests`; answers what the engine writes. */
  test(): Promise<string> {
    return this.succeed(['test', '-no-color']);
  }

  private async runPlan(flags: readonly string[], { variables = {}, destroy = false }: PlanOptions) {
    this.write(VARIABLES, variables);
    const args = ['plan', '-json', '-input=false', `-var-file=${VARIABLES}`, ...flags, ...(destroy ? ['-destroy'] : [])];
    const { succeeded, stdout, output } = await this.run(args);
    const diagnostics = diagnosticsIn(stdout);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (!succeeded && errors.length === 0) {
      throw new Error(`plan failed:\n${output}`);
    }
    return { errors, warnings: diagnostics.filter(({ severity }) => severity === 'warning') };
  }

  private override(): void {
    this.write(OVERRIDES, overridesOf(this.document, this.stateOf));
  }

  /** Runs a command that has to succeed; returns its standard output. */
  private async succeed(args: readonly string[]): Promise<string> {
    const { succeeded, stdout, output } = await this.run(args);
    if (!succeeded) {
      throw new Error(`${args[0]} failed:\n${output}`);
    }
    return stdout;
  }

  /** Runs the engine in the folder; a failure is a result, not an exception. */
  private run(args: readonly string[]): Promise<{ succeeded: boolean; stdout: string; output: string }> {
    const env = { ...ownEnvironment(), ...this.engine.environment, SCHEMA_PROVIDER_OBJECTS: this.objects };
    return new Promise((resolve, reject) => {
      execFile(this.engine.command, args, { cwd: this.folder, env, maxBuffer: MOST_BYTES }, (error, stdout, stderr) => {
        if (error && typeof error.code !== 'number') {
          reject(error);
        } else {
          resolve({ succeeded: !error, stdout, output: `${stdout}${stderr}`.trim() });
        }
      });
    });
  }
}

/** The environment without what would steer an engine or a provider: a run is the same on every machine. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TF_|ALICLOUD_|ALIBABA_CLOUD_|SCHEMA_PROVIDER_)/.test(name)));
}
