import { App, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

const RTTI = Symbol.for('jsii.rtti');

/** What jsii writes into each class of a package: its name, after that of the package. */
interface Typed {
  readonly [RTTI]?: { readonly fqn: string };
}

/** The CDK whose classes this package uses: in npm, an alias may put another one under the name of the first. */
const OWN = cdkOf(TerraformStack, 'TerraformStack')!;

/**
 * The scope of a construct, once its app and stack are known to be of the CDK that this package uses.
 *
 * The two CDKs do not mix: a construct of one would fail somewhere inside of the other.
 *
 * @throws Error where the app or the stack is of another CDK; names the package to install.
 */
export function sameCdk<T extends Construct>(scope: T): T {
  const stack = TerraformStack.of(scope);
  for (const other of [cdkOf(stack.constructor, TerraformStack.name), cdkOf(stack.node.root.constructor, App.name)]) {
    if (other !== undefined && other !== OWN) {
      throw new Error(mixed(scope, other));
    }
  }
  return scope;
}

function mixed(scope: Construct, other: string): string {
  const [ours, theirs] = [OWN, other].map((cdk) => `${cdk}-alicloud-media-prefetch`);
  const alias = other === 'cdktn' ? ' A package of npm can also keep this one and install cdktf@npm:cdktn beside it.' : '';
  return (
    `[${scope.node.path}] This app uses ${other}, and ${ours} is for ${OWN} alone. ` +
    `Install ${theirs} in its place: the same library for ${other}, under this name in every language.${alias}`
  );
}

/** The package of a class, or of the class that it is derived from, by the name that the CDK gives it. */
function cdkOf(type: unknown, name: string): string | undefined {
  for (let base = type; typeof base === 'function'; base = Object.getPrototypeOf(base)) {
    const { fqn = '' } = (base as Typed)[RTTI] ?? {};
    if (fqn.endsWith(`.${name}`)) {
      return fqn.slice(0, -name.length - 1);
    }
  }
  return undefined;
}
