/** A program that carries the synthesized output out, with the provider's stand-in installed. Plain data: it travels between processes. */
export interface Engine {
  readonly name: string;
  /** A path, or a name on the PATH. */
  readonly command: string;
  /** What it needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** An engine, or why there is none on this machine. */
export type FoundEngine = Engine | { readonly name: string; readonly missing: string };
