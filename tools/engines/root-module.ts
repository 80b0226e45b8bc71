import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Completion, runEngine } from './command';
import { diagnosticOf, diagnosticsIn, EngineError, type Diagnostic } from './diagnostic';
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

/** How a plan is made. */
export interface PlanOptions {
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
    private readonly objects: string,
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
    const { stdout, stderr } = await this.run(['validate', '-json', '-no-color']).finally(() => this.override());
    if (!stdout.startsWith('{')) {
      throw new EngineError('validate', stdout + stderr);
    }
    return JSON.parse(stdout).diagnostics.map(diagnosticOf);
  }

  /**
   * Plans.
   *
   * @throws EngineError where the engine refuses to.
   */
  async plan(options: PlanOptions = {}): Promise<Plan> {
    const { succeeded, errors, warnings } = await this.runPlan([`-out=${PLAN}`], options);
    if (!succeeded) {
      throw new EngineError('plan', '', errors);
    }
    return { file: PLAN, document: JSON.parse((await this.succeed(['show', '-json', PLAN])).stdout), warnings };
  }

  /** Plans only to see whether the engine refuses to: the errors, none where it plans. Faster than `plan`, since nothing is saved. */
  async refusals(options: PlanOptions = {}): Promise<readonly Diagnostic[]> {
    return (await this.runPlan(['-refresh=false'], options)).errors;
  }

  /** The plan as a person reads it. Only the last one that was made in this folder can be shown. */
  async planText(): Promise<string> {
    return (await this.succeed(['show', '-no-color', PLAN])).stdout;
  }

  /** Plans, and carries the plan out. Answers what was planned. */
  async apply(options: PlanOptions = {}): Promise<Plan> {
    const plan = await this.plan(options);
    await this.succeed(['apply', '-no-color', '-input=false', plan.file]);
    return plan;
  }

  /** Removes all that was made. Answers what was planned. */
  destroy(options: PlanOptions = {}): Promise<Plan> {
    return this.apply({ ...options, destroy: true });
  }

  /** The state. */
  async show(): Promise<StateDocument> {
    return JSON.parse((await this.succeed(['show', '-json'])).stdout);
  }

  /** Takes an object that exists into the state, by the engine's command; for import blocks see `write`. */
  async import(address: string, id: string, { variables = {} }: Pick<PlanOptions, 'variables'> = {}): Promise<void> {
    this.write(VARIABLES, variables);
    await this.succeed(['import', '-no-color', '-input=false', `-var-file=${VARIABLES}`, address, id]);
  }

  /** Throws the state away; what was made stays. */
  forget(): void {
    for (const name of [STATE, `${STATE}.backup`]) {
      rmSync(join(this.folder, name), { force: true });
    }
  }

  /** Takes objects out of the state, so that the engine leaves them alone. */
  async release(addresses: readonly string[]): Promise<void> {
    await this.succeed(['state', 'rm', ...addresses]);
  }

  /** Runs the test files of the folder `tests`; answers what the engine writes. */
  async test(): Promise<string> {
    return (await this.succeed(['test', '-no-color'])).stdout;
  }

  private async runPlan(flags: readonly string[], { variables = {}, destroy = false }: PlanOptions) {
    this.write(VARIABLES, variables);
    const asked = ['plan', '-json', '-input=false', `-var-file=${VARIABLES}`, ...flags, ...(destroy ? ['-destroy'] : [])];
    const { succeeded, stdout, stderr } = await this.run(asked);
    const diagnostics = diagnosticsIn(stdout);
    const [errors, warnings] = (['error', 'warning'] as const).map((each) => diagnostics.filter(({ severity }) => severity === each));
    if (!succeeded && errors.length === 0) {
      throw new EngineError('plan', stdout + stderr);
    }
    return { succeeded, errors, warnings };
  }

  private override(): void {
    this.write(OVERRIDES, overridesOf(this.document, this.stateOf));
  }

  private async succeed(args: readonly string[]): Promise<Completion> {
    const completion = await this.run(args);
    if (!completion.succeeded) {
      throw new EngineError(args[0], completion.stdout + completion.stderr);
    }
    return completion;
  }

  private run(args: readonly string[]): Promise<Completion> {
    return runEngine(this.engine, this.folder, args, { SCHEMA_PROVIDER_OBJECTS: this.objects });
  }
}
