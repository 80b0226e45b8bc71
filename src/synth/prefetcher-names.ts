import { TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isExpression } from '../api/tokens';
import { providerOf, regionOf } from './providers';

interface Named {
  readonly construct: IConstruct;
  readonly provider: TerraformProvider | undefined;
}

const namedOf = new WeakMap<IConstruct, Map<string, Named[]>>();

/** Keeps a prefetcher's name, so that another one of that name in the same app is seen. */
export function registerName(construct: IConstruct, name: string, provider: TerraformProvider | undefined): void {
  if (isExpression(name)) {
    return;
  }
  const { root } = construct.node;
  const byName = namedOf.get(root) ?? new Map<string, Named[]>();
  namedOf.set(root, byName);
  byName.set(name, [...(byName.get(name) ?? []), { construct, provider }]);
}

/** Other prefetchers of a name: those that the same provider would make too, and those of which it is not known. */
export function othersOfName(construct: IConstruct, name: string, provider: TerraformProvider | undefined): { same: string[]; perhaps: string[] } {
  const all = namedOf.get(construct.node.root)?.get(name) ?? [];
  const same: string[] = [];
  const perhaps: string[] = [];
  for (const other of all) {
    if (other.construct === construct) {
      continue;
    }
    const sameStack = TerraformStack.of(other.construct) === TerraformStack.of(construct);
    const own = providerOf(construct, provider);
    const its = providerOf(other.construct, other.provider);
    const [ownRegion, itsRegion] = [regionOf(own), regionOf(its)];
    if (sameStack && own === its) {
      same.push(other.construct.node.path);
    } else if (ownRegion === undefined || itsRegion === undefined || ownRegion === itsRegion) {
      perhaps.push(other.construct.node.path);
    }
  }
  return { same, perhaps };
}
