// Which folder may import which: `npm run check` fails on every other import, and on every circle. Type-only imports count.

// A link of this chain may import every later one.
const CHAIN = ['src/[^/]+$', 'src/synth/', 'src/api/', 'src/rules/', 'src/schedule-time/', 'src/job/'];
const [CONSTRUCTS, SYNTH, API, RULES, SCHEDULE_TIME, JOB] = CHAIN;
const after = (link) => CHAIN.slice(CHAIN.indexOf(link) + 1);
const BINDINGS = 'src/provider-alicloud/';
const CDK = 'src/cdk/';

// A folder without a row may import anything: tests, tools and examples.
const MAY_IMPORT = new Map([
  [CONSTRUCTS, [...after(CONSTRUCTS), BINDINGS, CDK]],
  [SYNTH, [...after(SYNTH), BINDINGS, CDK]],
  [API, after(API)],
  [RULES, after(RULES)],
  [SCHEDULE_TIME, after(SCHEDULE_TIME)],
  [JOB, after(JOB)],
  [BINDINGS, [CDK]],
  [CDK, []],
  ['handler/', [RULES, JOB]],
  ['emulator/', [JOB]],
  ['cli/', ['handler/', 'emulator/', RULES, SCHEDULE_TIME, JOB]],
]);

const arrows = [...MAY_IMPORT].map(([folder, allowed]) => ({
  name: `arrows-from-${folder}`,
  severity: 'error',
  from: { path: `^${folder}` },
  to: { path: '\\.m?ts$', pathNot: [folder, ...allowed, 'node_modules/'].map((path) => `^${path}`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true } }, ...arrows],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(assets|build|dist|lib)/|(^|/)(cdktf\\.out|\\.gen)/' },
  },
};
