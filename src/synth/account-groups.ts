import { TerraformStack } from 'cdktf';
import { known } from '../api/known';
import type { PrefetchAccount } from '../api/prefetch-account';
import type { PrefetcherLink } from './prefetcher-link';
import { providerOf } from './providers';

/** Prefetchers whose schedules spend the same quotas. */
export interface AccountGroup {
  readonly links: readonly PrefetcherLink[];
  /** The account that was named. */
  readonly account?: PrefetchAccount;
  /** Whether they are only assumed to be of one account, since nothing says otherwise. */
  readonly assumed: boolean;
}

/** What tells an account from others: the best that is known of it. */
interface Identity {
  readonly kind: 'id' | 'account' | 'key' | 'profile' | 'place';
  readonly value: unknown;
}

/** Prefetchers that are certainly of one account. */
interface Class extends Identity {
  readonly links: PrefetcherLink[];
}

const ROLE_ACCOUNT = /^acs:ram::([0-9]+):/;

/**
 * The prefetchers of an app by account: those that are certainly of one, and then those of which no two are known to be of different
 * accounts. Groups of one kind come in the order of their first prefetchers.
 */
export function accountGroups(links: readonly PrefetcherLink[]): AccountGroup[] {
  const classes = classesOf(links);
  const certain = classes.map((each) => groupOf([each]));
  const tellsApart = classes.filter(({ kind }) => kind !== 'place');
  const seeds = tellsApart.length > 0 ? tellsApart : classes.slice(0, 1);
  const assumed = new Map<string, AccountGroup>();
  for (const seed of seeds) {
    const members = classes.reduce<Class[]>((all, each) => (all.every((other) => !areDifferent(each, other)) ? [...all, each] : all), [seed]);
    const distinct = classes.filter((each) => members.includes(each));
    if (distinct.length > 1) {
      assumed.set(distinct.map((each) => classes.indexOf(each)).join(' '), groupOf(distinct));
    }
  }
  return [...certain, ...assumed.values()];
}

function groupOf(classes: readonly Class[]): AccountGroup {
  const links = classes.flatMap((each) => each.links);
  return { links, account: accountOf(classes), assumed: classes.length > 1 };
}

function accountOf(classes: readonly Class[]): PrefetchAccount | undefined {
  return classes.flatMap((each) => each.links).find(({ terms }) => terms.account !== undefined)?.terms.account;
}

function classesOf(links: readonly PrefetcherLink[]): Class[] {
  const idsOfPlaces = new Map<unknown, string>();
  for (const link of links) {
    const id = ownId(link);
    if (id !== undefined) {
      idsOfPlaces.set(placeOf(link), id);
    }
  }
  const classes: Class[] = [];
  for (const link of links) {
    const identity = identityOf(link, idsOfPlaces);
    const found = classes.find(({ kind, value }) => kind === identity.kind && value === identity.value);
    if (found === undefined) {
      classes.push({ ...identity, links: [link] });
    } else {
      found.links.push(link);
    }
  }
  return classes;
}

function identityOf(link: PrefetcherLink, idsOfPlaces: ReadonlyMap<unknown, string>): Identity {
  const { account } = link.terms;
  const id = account?._props.accountId ?? ownId(link) ?? idsOfPlaces.get(placeOf(link));
  if (id !== undefined) {
    return { kind: 'id', value: id };
  }
  if (account !== undefined) {
    return { kind: 'account', value: account };
  }
  const [key, profile] = [textSetting(link, 'accessKey'), textSetting(link, 'profile')];
  return key !== undefined
    ? { kind: 'key', value: key }
    : profile !== undefined
      ? { kind: 'profile', value: profile }
      : { kind: 'place', value: placeOf(link) };
}

/** Whether two classes are known to be of different accounts: what is known of both differs, or each was given an account of its own. */
function areDifferent(one: Class, other: Class): boolean {
  return (one.kind === other.kind && one.kind !== 'place') || (accountOf([one]) !== undefined && accountOf([other]) !== undefined);
}

/** The ID of a prefetcher's account, as its provider or a role tells it. */
function ownId(link: PrefetcherLink): string | undefined {
  const roles = [setting(link, 'assumeRole'), setting(link, 'assumeRoleWithOidc')].flat() as readonly ({ readonly roleArn?: unknown } | undefined)[];
  const arns = [link.terms.roleArn, ...roles.map((role) => role?.roleArn)];
  return textSetting(link, 'accountId') ?? arns.map(accountOfRole).find((id) => id !== undefined);
}

function accountOfRole(arn: unknown): string | undefined {
  const text = known(arn);
  return typeof text === 'string' ? ROLE_ACCOUNT.exec(text)?.[1] : undefined;
}

function textSetting(link: PrefetcherLink, name: string): string | undefined {
  const value = known(setting(link, name));
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An argument of a prefetcher's provider, which may be of somebody else's bindings. */
function setting({ prefetcher, terms }: PrefetcherLink, name: string): unknown {
  const provider = (providerOf(prefetcher, terms.provider) ?? {}) as Readonly<Record<string, unknown>>;
  return provider[`${name}Input`] ?? provider[name];
}

/** What two prefetchers share that certainly have the same credentials: their provider, or their stack where that has none. */
function placeOf({ prefetcher, terms }: PrefetcherLink): unknown {
  return providerOf(prefetcher, terms.provider) ?? TerraformStack.of(prefetcher);
}
