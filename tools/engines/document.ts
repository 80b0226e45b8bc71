/** The arguments of one block, as cdktf synthesizes it. */
export type Arguments = Readonly<Record<string, any>>;

/** Blocks by type and ID. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** A synthesized stack, `cdk.tf.json`, as far as it is read here. */
export interface StackDocument {
  readonly provider?: Readonly<Record<string, readonly Arguments[]>>;
  readonly data?: Blocks;
  readonly resource?: Blocks;
  readonly [section: string]: unknown;
}
