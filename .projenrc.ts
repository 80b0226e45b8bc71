import { cdk, javascript, JsonFile, typescript } from 'projen';

/** The CDKs that the library is published for: how they and other languages spell their names, and what each package needs beside it. */
const CDKS = {
  // cdktf is archived: a later version is another package under its name, such as cdktf@npm:cdktn.
  cdktf: { title: 'CDK for Terraform', pascal: 'Cdktf', peers: ['cdktf@>=0.21.0 <1.0.0', 'constructs@^10.4.2'] },
  cdktn: { title: 'CDK Terrain', pascal: 'Cdktn', peers: ['cdktn@>=0.24.0 <1.0.0', 'constructs@^10.6.0'] },
};
/** The one that these sources are for; tools/cdktn makes those for the other. */
const CDK = 'cdktf';
const { title, pascal, peers } = CDKS[CDK];
const NAME = `${CDK}-alicloud-media-prefetch`;
// The repository, its owner and the owner's group in Maven are the same for both.
const OWNER = 'cdktf-alicloud';
const REPOSITORY = `https://github.com/${OWNER}/cdktf-alicloud-media-prefetch`;

const project = new cdk.JsiiProject({
  name: NAME,
  // Said, since projen writes to a temporary folder by default where a test runs it.
  outdir: '.',
  description: `Declare in ${title} which ApsaraVideo VOD media are warm at the edge, and when.`,
  author: `${NAME} contributors`,
  authorAddress: REPOSITORY,
  authorOrganization: true,
  repositoryUrl: `${REPOSITORY}.git`,
  homepage: REPOSITORY,
  keywords: [CDK, 'terraform', 'alicloud', 'alibaba-cloud', 'vod', 'cdn', 'prefetch', 'preload', 'jsii'],
  license: 'Apache-2.0',
  copyrightOwner: `${NAME} contributors`,
  defaultReleaseBranch: 'main',
  minNodeVersion: '20.0.0',
  packageManager: javascript.NodePackageManager.NPM,
  jsiiVersion: '5.9.54',
  typescriptVersion: '5.9.3',
  projenVersion: '0.103.25',
  runner: typescript.TypeScriptRunner.tsx(),

  // The languages' names are part of the public contract from the first version on.
  publishToPypi: { distName: NAME, module: NAME.replaceAll('-', '_') },
  publishToMaven: {
    mavenGroupId: 'io.github.cdktfalicloud',
    mavenArtifactId: NAME,
    javaPackage: `io.github.${CDK}alicloud.mediaprefetch`,
  },
  publishToNuget: { dotNetNamespace: `${pascal}Alicloud.MediaPrefetch`, packageId: `${pascal}Alicloud.MediaPrefetch` },
  publishToGo: { moduleName: `github.com/${OWNER}/${NAME}-go`, packageName: 'mediaprefetch' },

  // tsconfig.jsii.json, below, is jsii's; tsconfig.json is the editor's, the tests' and tsx's.
  disableTsconfig: true,
  tsconfigDevFile: 'tsconfig.json',
  tsconfigDev: {
    include: ['.projenrc.ts', '*.mts', 'tools/vitest/*.mts', ...['handler', 'emulator', 'cli', 'examples', 'tools'].map((room) => `${room}/**/*.ts`)],
    exclude: ['node_modules', 'lib', 'build', 'dist', 'cdktf.out'],
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022'],
      module: 'esnext',
      moduleResolution: javascript.TypeScriptModuleResolution.BUNDLER,
      types: ['node'],
      noEmit: true,
      skipLibCheck: true,
      isolatedModules: true,
      stripInternal: false,
      paths: { [NAME]: ['./src/index.ts'] },
    },
  },

  projenrcTs: true,
  jest: false,
  eslint: false,
  docgen: false,
  package: true,
  release: false,
  github: false,
  depsUpgrade: false,
  npmignoreEnabled: false,
  sampleCode: false,

  peerDeps: peers,
  peerDependencyOptions: { pinnedDevDependency: false },
  devDeps: [
    // the vendor's signature and request code, bundled into the handler
    '@alicloud/openapi-core@1.0.8',
    // lists of media as CSV: bundled into the library, the function and the command
    'csv-parse@7.0.3',
    // how the bindings are generated: constructs from a provider's schema
    '@cdktf/provider-generator@0.21.0',
    // the target and the constraint that the generator is told
    '@cdktf/commons@0.21.0',
    // the generator writes its files through this; the same version as the generator's own
    'codemaker@1.112.0',
    // API.md
    'jsii-docgen@10.12.6',
    // the lowest version of the peer range is the one developed against
    'cdktf@0.21.0',
    // its successor, likewise: npm run test:cdktn
    'cdktn@0.24.0',
    // the lowest version that cdktn accepts, and the newest that Go's proxy has
    'constructs@10.6.0',
    // the lowest version that cdktf accepts: test:floor runs on it
    'constructs-floor@npm:constructs@10.4.2',
    // bundles the handler and the command
    'esbuild@0.28.2',
    // zips the handler: the same bytes on every machine, which Node's own zlib does not promise
    'fflate@0.8.3',
    // runs examples and tools
    'tsx@4.23.15',
    // the tests
    'vitest@4.1.12',
    // what vitest runs on; this major shares esbuild with tsx and the handler's build
    'vite@7.3.8',
    // generated cases in the tests
    'fast-check@4.10.2',
    // the tests judge jobs by the package's own JSON Schema
    'ajv@8.20.0',
    // source of the generated list of time-zone names
    'moment-timezone@0.6.6',
    // the progress bar of the command and of the demo, and its types
    'cli-progress@3.12.0',
    '@types/cli-progress@3.11.6',
    // the tables of the command, of the demo and of the bench
    'cli-table3@0.6.5',
    // how many columns a text takes on a terminal; the same version as the tables' own
    'string-width@4.2.3',
    // the types of the oldest Node.js that is served
    '@types/node@20.19.43',
    // npm run check: the form of the code
    'prettier@3.10.1',
    // npm run check: faults that the compiler lets pass
    'eslint@10.15.0',
    // how eslint reads TypeScript and its types, and the rules on them
    'typescript-eslint@8.73.0',
    // how eslint orders imports
    'eslint-plugin-perfectionist@5.14.0',
    // npm run check: import arrows and circles; it counts type-only imports, which eslint's import/no-cycle ignores
    'dependency-cruiser@17.4.3',
  ],

  gitignore: [
    '.DS_Store',
    '/assets/',
    '/build/',
    '/dist/',
    '/lib/',
    'cdktf.out/',
    '.gen/',
    // those of an example are what its user commits
    '!/examples/mixed/.gen/',
    '.terraform/',
    '*.tfstate*',
    '.jsii.gz',
    '.jsii.tabl.json',
    '*.tsbuildinfo',
  ],
});

// projen adds a tool that nothing here runs, and versions of its own choice for these two.
for (const name of ['jsii-diff', 'jsii-rosetta', 'jsii-pacmak']) {
  project.deps.removeDependency(name);
}
project.addDevDeps(
  // compiles the README's snippets; its minor is that of jsii
  'jsii-rosetta@5.9.68',
  // the bindings' generator needs it beside itself without declaring it; it also makes the packages of the other languages
  'jsii-pacmak@1.140.0',
);
// A release of rollup whose packages for all platforms are in every registry: npm refuses a lockfile that misses one.
project.package.addPackageResolutions('rollup@4.67.4');
// .projenrc.ts is checked with everything else by the one tsconfig.json, which projen takes for jsii's and ignores.
project.tryRemoveFile('projenrc/tsconfig.json');
project.gitignore.removePatterns('tsconfig.json', '!/projenrc/tsconfig.json');

project.package.addField('version', '0.1.0');
project.package.addField('bin', { 'media-prefetch': 'assets/media-prefetch.js' });
project.package.addField('files', [
  '.jsii',
  'lib/**/*.js',
  'lib/**/*.d.ts',
  'assets/handler.zip',
  'assets/media-prefetch.js',
  'assets/THIRD-PARTY-LICENSES.txt',
  'schema/job.schema.json',
  'API.md',
]);

// Scripts run their tool directly: projen's wrapper would load the project's definition first.
const scripts: Record<string, string> = {
  'handler': 'tsx tools/handler/main.ts',
  'compile': 'tsx tools/handler/main.ts && tsx tools/compile/main.ts',
  'bindings': 'tsx tools/bindings/main.ts',
  'bindings:check': 'tsx tools/bindings/main.ts --check',
  'typecheck': 'tsc --noEmit',
  'check': 'depcruise . && prettier --check . && eslint .',
  'check:fix': 'eslint --fix . && prettier --write .',
  'test': 'vitest run',
  'test:slow': 'vitest run --config tools/vitest/slow.config.mts',
  'test:engines': 'vitest run --config tools/vitest/engines.config.mts',
  'test:faults': 'vitest run --config tools/vitest/faults.config.mts',
  'test:floor': 'vitest run --config tools/vitest/floor.config.mts',
  'cdktn': 'tsx tools/cdktn/main.ts',
  'test:cdktn': 'tsx tools/cdktn/main.ts test',
  'test:languages': 'tsx tools/languages/main.ts',
  'test:snippets': 'jsii-rosetta extract --strict .',
  'test:package': 'vitest run --config tools/vitest/package.config.mts',
  'demo': 'tsx tools/demo/main.ts',
  'bench': 'tsx tools/bench/main.ts',
  'contract': 'tsx tools/contract/main.ts',
  'docs': 'tsx tools/compile/main.ts && tsx tools/docs/main.ts',
  'synth:example': 'tsx tools/handler/main.ts && tsx examples/nightly-warmup/main.ts',
};
for (const target of ['js', 'python', 'java', 'dotnet', 'go']) {
  scripts[`package:${target}`] = `jsii-pacmak --verbose --target ${target}`;
}
project.removeScript('default');
const kept = new Set(['default', 'install', 'install:ci', ...Object.keys(scripts)]);
const unused = project.tasks.all.map((task) => task.name).filter((name) => !kept.has(name));
for (const name of ['build', 'package', ...unused].filter((candidate, index, all) => all.indexOf(candidate) === index)) {
  project.removeScript(name);
  project.removeTask(name);
}
for (const [name, command] of Object.entries(scripts)) {
  project.tasks.tryFind(name)?.reset(command);
  project.setScript(name, command);
}

project.gitattributes.addAttributes('/examples/mixed/.gen/**', 'linguist-generated');
project.gitattributes.addAttributes('/src/provider-alicloud/**', 'linguist-generated');
project.gitattributes.addAttributes('/src/schedule-time/time-zone-data.ts', 'linguist-generated');
project.gitattributes.addAttributes('*.zip', 'binary');

const npmConfig = new javascript.NpmConfig(project);
// A lockfile names no registry: whoever installs takes their own. The integrity of each package stays in it.
npmConfig.addConfig('omit-lockfile-registry-resolved', 'true');
// No dependency needs to run anything when it is installed.
npmConfig.addConfig('ignore-scripts', 'true');

// jsii would generate a configuration for an older library than Node 20 has, and put the sources into the package as source maps.
new JsonFile(project, 'tsconfig.jsii.json', {
  obj: {
    compilerOptions: {
      target: 'es2022',
      lib: ['es2022'],
      module: 'node16',
      moduleResolution: 'node16',
      types: ['node'],
      rootDir: 'src',
      outDir: 'lib',
      declaration: true,
      esModuleInterop: true,
      skipLibCheck: true,
      noEmitOnError: true,
      strict: true,
      noFallthroughCasesInSwitch: true,
      noImplicitReturns: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
    },
    include: ['src/**/*.ts'],
    exclude: ['node_modules'],
  },
});
project.tryFindObjectFile('package.json')?.addOverride('jsii.tsconfig', 'tsconfig.jsii.json');
project.tryFindObjectFile('package.json')?.addDeletionOverride('jsii.tsc');

new JsonFile(project, 'cdktf.json', {
  marker: false,
  obj: {
    language: 'typescript',
    app: 'npm run --silent synth:example',
    projectId: '7c0e6d0e-53c4-4f39-8a53-9b0c2b0f4c1e',
    sendCrashReports: 'false',
    terraformProviders: [],
    terraformModules: [],
    context: {},
  },
});

project.synth();
