/** What an engine has to say about a configuration. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** The resource that it concerns, if it concerns one. */
  readonly address?: string;
}

/** An engine refused what it was asked. */
export class EngineError extends Error {
  /** @param errors what the engine says; where it says nothing that can be read, its output is the message. */
  constructor(
    command: string,
    output: string,
    readonly errors: readonly Diagnostic[] = [],
  ) {
    super([`${command} failed:`, ...(errors.length > 0 ? errors.map(inWords) : [output.trim()])].join('\n'));
    this.name = 'EngineError';
  }
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

/** A diagnostic as an engine writes it in JSON. */
interface WrittenDiagnostic extends Omit<Diagnostic, 'detail'> {
  readonly detail?: string;
  /** Where it stands in the source; in JSON: `resource.TYPE.ID.lifecycle.precondition[0]`. */
  readonly snippet?: { readonly context?: string | null };
}

/** Reads a diagnostic, without the place in the source. Not every one names its resource, but the place often does. */
export function diagnosticOf({ severity, summary, detail = '', address, snippet }: WrittenDiagnostic): Diagnostic {
  const [, place] = /^resource\.([\w-]+\.[\w-]+)/.exec(snippet?.context ?? '') ?? [];
  const concerned = address ?? place;
  return { severity, summary, detail, ...(concerned !== undefined && { address: concerned }) };
}

function inWords({ summary, detail, address }: Diagnostic): string {
  return [address && `${address}:`, `${summary}.`, detail].filter(Boolean).join(' ');
}
