import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { Documentation, Language } from 'jsii-docgen';
import { inProject, ROOT } from '../common/paths';
import { architecture } from './architecture';
import { runbook } from './codes';
import { firstDeploy } from './first-deploy';
import { rulesPage } from './rules';
import { jobSchema } from './schema';
import { propSummaries } from './summaries';

/** The library as jsii compiled it; opening it takes longer than rendering. */
let library: Promise<Documentation> | undefined;

/** The generated documents by their paths in the project; each tells its whole text. */
const DOCUMENTS: Readonly<Record<string, () => string | Promise<string>>> = {
  'API.md': () => apiReference(Language.TYPESCRIPT),
  'docs/reference/python.md': () => apiReference(Language.PYTHON),
  'docs/reference/java.md': () => apiReference(Language.JAVA),
  'docs/reference/csharp.md': () => apiReference(Language.CSHARP),
  'docs/reference/go.md': () => apiReference(Language.GO),
  'docs/architecture.md': architecture,
  'docs/first-deploy.md': firstDeploy,
  'docs/rules.md': rulesPage,
  'docs/runbook.md': runbook,
  'docs/job.schema.json': () => jobSchema(propSummaries()),
  'schema/job.schema.json': () => jobSchema(propSummaries()),
};

/** `npm run docs` writes the generated documents; `npm run docs -- --check` fails where one is not what it would write. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const outdated: string[] = [];
  for (const [path, render] of Object.entries(DOCUMENTS)) {
    const file = inProject(path);
    const text = await render();
    if (existsSync(file) && readFileSync(file, 'utf8') === text) {
      continue;
    }
    outdated.push(path);
    if (!values.check) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  if (values.check && outdated.length > 0) {
    throw new Error(`Out of date, run "npm run docs": ${outdated.join(', ')}`);
  }
  console.log(outdated.length > 0 ? `Wrote ${outdated.join(', ')}.` : `${Object.keys(DOCUMENTS).length} generated documents are up to date.`);
}

/**
 * The reference of the hand-written public surface in a language, from what `npm run compile` made.
 *
 * The bindings are a submodule and left out: their reference is the provider's own documentation.
 */
async function apiReference(language: Language): Promise<string> {
  library ??= Documentation.forProject(ROOT);
  return (await (await library).toMarkdown({ language, readme: false, allSubmodules: false })).render();
}

main()
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  })
  .finally(async () => (await library)?.cleanup());
