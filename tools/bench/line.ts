/** One line of the benchmark's table. */
export interface Line {
  readonly what: string;
  readonly ours: string;
  /** What it is measured against. */
  readonly theirs: string;
  readonly figure: string;
  /** Left out where there is none. */
  readonly target?: string;
  readonly met?: boolean;
}
