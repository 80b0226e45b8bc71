/** Files whose lines are about both CDKs. */
const ABOUT_BOTH = /^(\.ci|tools\/cdktn|test\/tools\/cdktn)\//;

/** Where the sources say which CDK they are for; everything that projen writes follows. */
const CHOICE = "const CDK = 'cdktf';";

// The names of files, of an organization and of tools that are the same in both, or that the build alone uses.
const SHARED = [
  /cdktf\.(json|out)/,
  /@cdktf\//,
  /cdktf-alicloud\/(cdktf-alicloud-media-prefetch(?!-go))?/,
  /io\.github\.cdktfalicloud(?!\.mediaprefetch)/,
];

const NAME = new RegExp(`(?<shared>${SHARED.map(({ source }) => source).join('|')})|cdktf|Cdktf`, 'g');

/**
 * A file of these sources as it is for cdktn: its imports, the package's names in all languages, and the prose.
 *
 * A line that names both CDKs is about both, and stays.
 */
export function renamed(path: string, text: string): string {
  if (path === '.projenrc.ts') {
    return text.replace(CHOICE, CHOICE.replace('cdktf', 'cdktn'));
  }
  return ABOUT_BOTH.test(path) ? text : text.split('\n').map(renamedLine).join('\n');
}

function renamedLine(line: string): string {
  if (line.includes('cdktn')) {
    return line;
  }
  return line
    .replaceAll(NAME, (found, ...rest) => ((rest.at(-1) as { shared?: string }).shared === undefined ? found.replace('tf', 'tn') : found))
    .replaceAll('CDK for Terraform', 'CDK Terrain');
}
