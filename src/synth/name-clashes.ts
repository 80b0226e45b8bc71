import { type TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isExpression } from '../api/tokens';
import { sharedInApp } from './app-state';
import { providerOf, regionOf } from './providers';

interface Named {
  readonly construct: IConstruct;
  readonly provider: TerraformProvider | undefined;
}

const namedIn = (construct: IConstruct) => sharedInApp(construct, 'names', () => new Map<string, Named[]>());

/** Keeps a prefetcher's name, so that another one of that name in the same app is seen. */
export function registerName(construct: IConstruct, name: string, provider: TerraformProvider | undefined): void {
  if (isExpression(name)) {
    return;
  }
  const byName = namedIn(construct);
  byName.set(name, [...(byName.get(name) ?? []), { construct, provider }]);
}

/** Other prefetchers of a name: those that the same provider would make too, and those of which it is not known. */
export function clashesOf(construct: IConstruct, name: string, provider: TerraformProvider | undefined): { certain: string[]; possible: string[] } {
  const all = namedIn(construct).get(name) ?? [];
  const certain: string[] = [];
  const possible: string[] = [];
  for (const other of all) {
    if (other.construct === construct) {
      continue;
    }
    const sameStack = TerraformStack.of(other.construct) === TerraformStack.of(construct);
    const own = providerOf(construct, provider);
    const its = providerOf(other.construct, other.provider);
    const [ownRegion, itsRegion] = [regionOf(own), regionOf(its)];
    if (sameStack && own === its) {
      certain.push(other.construct.node.path);
    } else if (ownRegion === undefined || itsRegion === undefined || ownRegion === itsRegion) {
      possible.push(other.construct.node.path);
    }
  }
  return { certain, possible };
}
