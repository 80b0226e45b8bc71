/** Files whose lines are about both CDKs. */
const ABOUT_BOTH = /^(\.ci|tools\/(cdktn|package-check)|test\/(tools\/cdktn|package))\//;

/** Where the sources say which CDK they are for; everything that projen writes follows. */
const CHOICE = "const CDK = 'cdktf';";

// The names of files, of an organization and of tools that are the same in both, or that the build alone uses.
const SHARED = [
  /cdktf\.(json|out)/,
  /@cdktf\//,
  /cdktf-alicloud\/(cdktf-alicloud-media-prefetch(?!-go))?/,
  /io\.github\.cdktfalicloud(?!\.mediaprefetch)/,
];

/** The CDK itself in Java, .NET and Go, where its names do not follow from one another. */
const CORE: readonly (readonly [string, string])[] = [
  ['com.hashicorp.cdktf', 'io.cdktn.cdktn'],
  ['HashiCorp.Cdktf', 'Io.Cdktn'],
  ['github.com/hashicorp/terraform-cdk-go/cdktf', 'github.com/open-constructs/cdk-terrain-go/cdktn'],
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
  return CORE.reduce((text, [from, to]) => text.replaceAll(from, to), line)
    .replaceAll(NAME, (found, ...rest) => ((rest.at(-1) as { shared?: string }).shared === undefined ? found.replace('tf', 'tn') : found))
    .replaceAll('CDK for Terraform', 'CDK Terrain');
}
