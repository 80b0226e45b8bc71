/** What an engine has to say about a configuration. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** The resource that it concerns, if it concerns one. */
  readonly address?: string;
}

/** The diagnostics among the lines of a command that was run with `-json`. */
export function diagnosticsIn(output: string): Diagnostic[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'diagnostic')
    .map(({ diagnostic }) => diagnosticOf(diagnostic));
}

/** Reads a diagnostic from an engine's JSON. Not every one names its resource, but its place in the source often does. */
export function diagnosticOf({ severity, summary, detail = '', address, snippet }: any): Diagnostic {
  // Such as `resource.TYPE.ID.lifecycle.precondition[0]`.
  const [, place] = /^resource\.([\w-]+\.[\w-]+)/.exec(snippet?.context ?? '') ?? [];
  return { severity, summary, detail, address: address ?? place };
}

/** A diagnostic as one sentence, or a few. */
export function inWords({ summary, detail, address }: Diagnostic): string {
  return [address && `${address}:`, `${summary}.`, detail].filter(Boolean).join(' ');
}
