import { type TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { PrefetcherLink } from './prefetcher-link';
import { nameOfProvider, providerOf, regionOf } from './providers';

/** The provider of a schedule's trigger: its own, else the prefetcher's where that stands in the same stack. */
export function triggerProvider(
  construct: IConstruct,
  { prefetcher, terms }: PrefetcherLink,
  given: TerraformProvider | undefined,
): TerraformProvider | undefined {
  return given ?? (inSameStack(construct, prefetcher) ? terms.provider : undefined);
}

/** What rules read of a schedule's surroundings: its prefetcher's stack and provider, and the names of its neighbours. */
export function surroundingsOf(
  construct: IConstruct,
  link: PrefetcherLink,
  given: TerraformProvider | undefined,
  path: string,
  triggerName: string,
): Record<string, unknown> {
  const others = link.pathsOfTrigger(triggerName);
  const values: Record<string, unknown> = { 'triggerName.others': others.length > 1 ? others.filter((other) => other !== path) : undefined };
  const { prefetcher, terms } = link;
  const { owned, provider } = terms;
  if (!owned) {
    return values;
  }
  if (inSameStack(construct, prefetcher)) {
    values.provider = given && nameOfProvider(given);
    values['prefetcher.provider'] = nameOfProvider(provider);
  } else {
    values['prefetcher.foreignProvider'] = given === undefined && provider !== undefined ? nameOfProvider(provider) : undefined;
    values['provider.region'] = regionOf(providerOf(construct, given));
    values['prefetcher.region'] = regionOf(providerOf(prefetcher, provider));
  }
  return values;
}

function inSameStack(construct: IConstruct, prefetcher: IConstruct): boolean {
  return TerraformStack.of(construct) === TerraformStack.of(prefetcher);
}
