import { TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { known } from '../api/known';
import { show } from '../job/show';
import type { PlacementProblem } from '../rules/placement';
import { isBelowFloor } from '../rules/provider-range';

const TYPE = 'alicloud';

/** The provider that a construct's resources get: the given one, or the stack's own, the one without an alias. */
export function providerOf(construct: IConstruct, given: TerraformProvider | undefined): TerraformProvider | undefined {
  return given ?? providersIn(TerraformStack.of(construct)).find(({ alias }) => alias === undefined);
}

/** The region of a provider, where it is known. It may be of somebody else's bindings. */
export function regionOf(provider: TerraformProvider | undefined): string | undefined {
  const region = (provider as unknown as { readonly region?: unknown } | undefined)?.region;
  const value = known(region);
  return typeof value === 'string' ? value : undefined;
}

/** What a message calls a provider. */
export function nameOfProvider(provider: TerraformProvider | undefined): string {
  return provider ? `provider ${provider.fqn}` : "the stack's own provider";
}

/** A warning where a stack has providers, and none of them without an alias. */
export function aliasProblem(stack: TerraformStack): PlacementProblem[] {
  const aliases = providersIn(stack).map(({ alias }) => alias);
  return aliases.length > 0 && !aliases.includes(undefined)
    ? [{ kind: 'onlyAliases', prop: 'provider', found: `left out, and the stack has only ${namesOf(aliases)}` }]
    : [];
}

/** What is wrong with the providers of a stack, whoever uses them. */
export function stackProblems(stack: TerraformStack): PlacementProblem[] {
  const aliases = providersIn(stack).map(({ alias }) => alias);
  const twice = [...new Set(aliases.filter((alias, index) => aliases.indexOf(alias) !== index))];
  const version = versionIn(stack);
  return [
    ...twice.map((alias) => ({ kind: 'twoProviders' as const, prop: 'provider', found: `${namesOf([alias])} more than once in the stack` })),
    ...(version !== undefined && isBelowFloor(version)
      ? [{ kind: 'oldProvider' as const, prop: 'provider', found: `a provider that is pinned to ${show(version)}` }]
      : []),
  ];
}

function providersIn(stack: TerraformStack): TerraformProvider[] {
  return stack.node
    .findAll()
    .filter((each): each is TerraformProvider => TerraformProvider.isTerraformProvider(each) && each.terraformResourceType === TYPE)
    .filter((each) => TerraformStack.of(each) === stack);
}

/** The versions that the stack's document asks for: those of an override, else those of the last provider. */
function versionIn(stack: TerraformStack): string | undefined {
  const { rawOverrides } = stack as unknown as { readonly rawOverrides: Overrides };
  const written: unknown = [rawOverrides.terraform ?? {}].flat()[0]?.required_providers?.[TYPE];
  const overridden = typeof written === 'string' ? written : (written as { readonly version?: unknown } | undefined)?.version;
  const metadata = providersIn(stack).at(-1)?.terraformGeneratorMetadata;
  const version = known(overridden ?? metadata?.providerVersion ?? metadata?.providerVersionConstraint);
  return typeof version === 'string' ? version : undefined;
}

interface Overrides {
  readonly terraform?: { readonly required_providers?: { readonly [name: string]: unknown } };
}

function namesOf(aliases: readonly (string | undefined)[]): string {
  return aliases.map((alias) => (alias === undefined ? 'an alicloud provider without an alias' : `${TYPE}.${alias}`)).join(', ');
}
