import { TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { known } from '../api/known';

const TYPE = 'alicloud';

/** The provider that a construct's resources get: the given one, or the stack's own, the one without an alias. */
export function providerOf(construct: IConstruct, given: TerraformProvider | undefined): TerraformProvider | undefined {
  return (
    given ??
    TerraformStack.of(construct)
      .node.findAll()
      .filter((each): each is TerraformProvider => TerraformProvider.isTerraformProvider(each))
      .find(({ terraformResourceType, alias }) => terraformResourceType === TYPE && alias === undefined)
  );
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
