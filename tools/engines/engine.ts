/** The programs that carry the synthesized output out. */
export const ENGINE_NAMES = ['Terraform', 'OpenTofu'] as const;

/** The name of an engine, as its makers write it. */
export type EngineName = (typeof ENGINE_NAMES)[number];

/** An engine that can be run, with the provider's stand-in installed for it. Plain data: it travels between processes. */
export interface Engine {
  readonly name: EngineName;
  /** The program: a path, or a name on the PATH. */
  readonly command: string;
  /** What it needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** An engine, or why there is none on this machine. */
export type FoundEngine = Engine | { readonly name: EngineName; readonly missing: string };
