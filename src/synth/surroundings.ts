import { TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { IMediaPrefetcher } from '../media-prefetcher';
import { nameOfProvider, providerOf, regionOf } from './providers';
import { factsOf, pathsOfTrigger } from './schedules';

/** The provider of a schedule's trigger: its own, else the prefetcher's where that stands in the same stack. */
export function triggerProvider(
  construct: IConstruct,
  prefetcher: IMediaPrefetcher,
  given: TerraformProvider | undefined,
): TerraformProvider | undefined {
  return given ?? (inSameStack(construct, prefetcher) ? factsOf(prefetcher).provider : undefined);
}

/** What a schedule's values are held against that lies around it: its prefetcher's stack and provider, and its neighbours' names. */
export function surroundingsOf(
  construct: IConstruct,
  prefetcher: IMediaPrefetcher,
  given: TerraformProvider | undefined,
  path: string,
  triggerName: string,
): Record<string, unknown> {
  const others = pathsOfTrigger(prefetcher, triggerName);
  const values: Record<string, unknown> = { 'triggerName.others': others.length > 1 ? others.filter((other) => other !== path) : undefined };
  const { owned, provider } = factsOf(prefetcher);
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

function inSameStack(construct: IConstruct, prefetcher: IMediaPrefetcher): boolean {
  return TerraformStack.of(construct) === TerraformStack.of(prefetcher);
}
