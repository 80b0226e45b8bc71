import type { IConstruct } from 'constructs';
import { sharedInApp } from './app-state';

/** Lets a prefetcher count in its account. */
export function joinAccount(link: { readonly prefetcher: IConstruct }): void {
  membersIn(link.prefetcher).push(link);
}

/** What has joined the accounts of an app, in the order of creation. */
export function membersIn<T extends { readonly prefetcher: IConstruct }>(construct: IConstruct): T[] {
  return sharedInApp<T[]>(construct, 'accounts', () => []);
}
