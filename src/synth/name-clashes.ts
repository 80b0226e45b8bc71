import { type TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isExpression } from '../api/tokens';
import { sharedInApp } from './app-state';
import { providerOf, regionOf } from './providers';

/** A prefetcher with the names that its account or its region knows once. */
interface Named {
  readonly construct: IConstruct;
  readonly provider: TerraformProvider | undefined;
  readonly name: string;
  /** Undefined where the role is given. */
  readonly roleName: string | undefined;
}

/** The paths of other prefetchers with the same names. */
export interface Clashes {
  /** Whose functions the same provider would create too. */
  readonly certain: readonly string[];
  /** Whose functions may be in the same account and region. */
  readonly possible: readonly string[];
  /** Whose roles may be in the same account, although the functions are not in the same region. */
  readonly ofRole: readonly string[];
}

const namedIn = (construct: IConstruct) => sharedInApp(construct, 'names', () => new Map<string, Named[]>());

/** Keeps a prefetcher's names, so that another one of the same names in the same app is seen; what only Terraform knows is left out. */
export function registerNames(construct: IConstruct, provider: TerraformProvider | undefined, name: string, roleName: string | undefined): void {
  const named: Named = { construct, provider, name, roleName };
  for (const key of keysOf(named)) {
    namedIn(construct).set(key, [...(namedIn(construct).get(key) ?? []), named]);
  }
}

/** The clashes of a prefetcher that was registered. */
export function clashesOf(construct: IConstruct, name: string): Clashes {
  const own = namedIn(construct)
    .get(`function ${name}`)
    ?.find((each) => each.construct === construct);
  const clashes = { certain: [] as string[], possible: [] as string[], ofRole: [] as string[] };
  const others = new Set(own && keysOf(own).flatMap((key) => namedIn(construct).get(key)!));
  for (const other of others) {
    const kind = other === own ? undefined : clashOf(own!, other);
    if (kind !== undefined) {
      clashes[kind].push(other.construct.node.path);
    }
  }
  return clashes;
}

function keysOf({ name, roleName }: Named): string[] {
  const keys = [`function ${name}`, ...(roleName === undefined ? [] : [`role ${roleName}`])];
  return keys.filter((key) => !isExpression(key));
}

function clashOf(own: Named, other: Named): keyof Clashes | undefined {
  const [its, others] = [own, other].map(({ construct, provider }) => providerOf(construct, provider));
  if (own.name === other.name) {
    if (TerraformStack.of(own.construct) === TerraformStack.of(other.construct) && its === others) {
      return 'certain';
    }
    const [region, otherRegion] = [regionOf(its), regionOf(others)];
    if (region === undefined || otherRegion === undefined || region === otherRegion) {
      return 'possible';
    }
  }
  return own.roleName !== undefined && own.roleName === other.roleName ? 'ofRole' : undefined;
}
