import { type TerraformProvider, TerraformStack } from 'cdktf';
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

/** A prefetcher with the provider of its resources. */
interface Member {
  readonly link: PrefetcherLink;
  readonly provider: TerraformProvider | undefined;
  /** What prefetchers share that certainly have the same credentials: their provider, or their stack where that has none. */
  readonly place: object;
}

function membersOf(links: readonly PrefetcherLink[]): Member[] {
  const ofStacks = new Map<TerraformStack, TerraformProvider | undefined>();
  return links.map((link) => {
    const stack = TerraformStack.of(link.prefetcher);
    if (!ofStacks.has(stack)) {
      ofStacks.set(stack, providerOf(stack, undefined));
    }
    const provider = link.terms.provider ?? ofStacks.get(stack);
    return { link, provider, place: provider ?? stack };
  });
}

function classesOf(links: readonly PrefetcherLink[]): Class[] {
  const members = membersOf(links);
  const idsOfPlaces = new Map<object, string>();
  for (const member of members) {
    const id = ownId(member);
    if (id !== undefined) {
      idsOfPlaces.set(member.place, id);
    }
  }
  const classes: Class[] = [];
  for (const member of members) {
    const identity = identityOf(member, idsOfPlaces);
    const found = classes.find(({ kind, value }) => kind === identity.kind && value === identity.value);
    if (found === undefined) {
      classes.push({ ...identity, links: [member.link] });
    } else {
      found.links.push(member.link);
    }
  }
  return classes;
}

function identityOf(member: Member, idsOfPlaces: ReadonlyMap<object, string>): Identity {
  const { account } = member.link.terms;
  const id = account?._props.accountId ?? ownId(member) ?? idsOfPlaces.get(member.place);
  if (id !== undefined) {
    return { kind: 'id', value: id };
  }
  if (account !== undefined) {
    return { kind: 'account', value: account };
  }
  const [key, profile] = [textSetting(member, 'accessKey'), textSetting(member, 'profile')];
  return key !== undefined
    ? { kind: 'key', value: key }
    : profile !== undefined
      ? { kind: 'profile', value: profile }
      : { kind: 'place', value: member.place };
}

/** Whether two classes are known to be of different accounts: what is known of both differs, or each was given an account of its own. */
function areDifferent(one: Class, other: Class): boolean {
  return (one.kind === other.kind && one.kind !== 'place') || (accountOf([one]) !== undefined && accountOf([other]) !== undefined);
}

/** The ID of a prefetcher's account, as its provider or a role tells it. */
function ownId(member: Member): string | undefined {
  const roles = [setting(member, 'assumeRole'), setting(member, 'assumeRoleWithOidc')].flat() as readonly (
    { readonly roleArn?: unknown } | undefined
  )[];
  const arns = [member.link.terms.roleArn, ...roles.map((role) => role?.roleArn)];
  return textSetting(member, 'accountId') ?? arns.map(accountOfRole).find((id) => id !== undefined);
}

function accountOfRole(arn: unknown): string | undefined {
  const text = known(arn);
  return typeof text === 'string' ? ROLE_ACCOUNT.exec(text)?.[1] : undefined;
}

function textSetting(member: Member, name: string): string | undefined {
  const value = known(setting(member, name));
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An argument of a prefetcher's provider, which may be of somebody else's bindings. */
function setting({ provider }: Member, name: string): unknown {
  const settings = (provider ?? {}) as Readonly<Record<string, unknown>>;
  return settings[`${name}Input`] ?? settings[name];
}
