/** One line that jsii says, with the lines of source that it quotes below it. */
export interface Diagnostic {
  /** `error`, `warning` or whatever else jsii calls it. */
  readonly category: string;
  /** `JSII5018`, `TS2345` … */
  readonly code: string;
  /** The file as jsii names it, relative to the project, with forward slashes; absent where it is about the project. */
  readonly file?: string;
  /** The text as jsii printed it. */
  readonly text: string;
}

const HEAD = /^(?:(?<file>.+?):\d+:\d+ - )?(?<category>error|warning|message|suggestion) (?<code>(?:TS|JSII)\d+): /;

/** Reads jsii's output; lines before the first diagnostic, and its closing summary, belong to none. */
export function readDiagnostics(output: string): Diagnostic[] {
  const found: { head: RegExpExecArray; lines: string[] }[] = [];
  for (const line of output.split(/\r?\n/)) {
    const head = HEAD.exec(line);
    if (head) {
      found.push({ head, lines: [line] });
    } else {
      found.at(-1)?.lines.push(line);
    }
  }
  return found.map(({ head, lines }) => ({
    category: head.groups!.category,
    code: head.groups!.code,
    file: head.groups!.file?.replaceAll('\\', '/'),
    text: lines.join('\n').trimEnd(),
  }));
}

/** The folder whose names come from the provider's schema and cannot be chosen here. */
const BINDINGS = 'src/provider-alicloud/';

/** Whether a diagnostic is known and meant: everything else fails the build, warnings too. */
export function isExpected({ category, code, file }: Diagnostic): boolean {
  if (category !== 'warning') {
    return category !== 'error';
  }
  // A name that is a reserved word of some language.
  if (code === 'JSII5018') {
    return file?.startsWith(BINDINGS) ?? false;
  }
  // The peer range begins below the version developed against: the suite is run on its floor as well.
  return code === 'JSII6';
}
