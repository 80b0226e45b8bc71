import { readFileSync } from 'node:fs';
import { inProject } from '../common/paths';
import { replaced } from './marks';

/** The rooms of the code, in the order of the map. */
const ROOMS = [
  'examples',
  'cli',
  'handler',
  'emulator',
  'src',
  'src/synth',
  'src/api',
  'src/rules',
  'src/schedule-time',
  'src/job',
  'src/provider-alicloud',
  'src/cdk',
];

const PURPOSES: Readonly<Record<string, string>> = {
  'examples': 'apps that CI synthesizes and plans',
  'cli': 'the command media-prefetch',
  'handler': 'the function',
  'emulator': 'a loopback VOD',
  'src': 'the constructs',
  'src/synth': 'from job and rules to Terraform',
  'src/api': 'props, enums and value classes',
  'src/rules': 'the rule table',
  'src/schedule-time': 'crons, zones and the timeline',
  'src/job': 'fields, job and limits',
  'src/provider-alicloud': 'generated bindings',
  'src/cdk': 'which CDK is installed',
};

/** The page of the architecture, its map made from the imports of the code. */
export async function architecture(): Promise<string> {
  const { cruise } = await import('dependency-cruiser');
  const { output } = await cruise(['src', 'cli', 'handler', 'emulator', 'examples'], {
    baseDir: inProject('.'),
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(cdktf\\.out|\\.gen|node_modules)/' },
  });
  if (typeof output === 'string') {
    throw new Error(output);
  }
  const arrows = new Set(
    output.modules.flatMap(({ source, dependencies }) =>
      dependencies.flatMap(({ resolved }) => {
        const [from, to] = [roomOf(source), roomOf(resolved)];
        return from === undefined || to === undefined || from === to ? [] : [`${from} ${to}`];
      }),
    ),
  );
  const lines = [
    '```mermaid',
    'flowchart TD',
    ...ROOMS.map((room) => `  ${nameOf(room)}["${room}<br/>${PURPOSES[room]}"]`),
    ...ROOMS.flatMap((from) => ROOMS.filter((to) => arrows.has(`${from} ${to}`)).map((to) => `  ${nameOf(from)} --> ${nameOf(to)}`)),
    '```',
  ];
  return replaced(readFileSync(inProject('docs', 'architecture.md'), 'utf8'), 'map', lines);
}

/** The innermost room of a file. */
function roomOf(path: string): string | undefined {
  return ROOMS.filter((room) => path.startsWith(`${room}/`)).sort((one, other) => other.length - one.length)[0];
}

function nameOf(room: string): string {
  return room.replace(/\W/g, '_');
}
