import { SettingsError, type Settings } from '../settings';

/** What a ledger belongs to. Ledgers that differ in any of these do not meet, whatever bucket and prefix they share. */
export interface LedgerOwner {
  readonly account: string;
  /** The region of the function. */
  readonly region: string;
  readonly functionName: string;
  /** The scheme and host of VOD. */
  readonly endpoint: string;
  /** The region of the media assets, if it is known. */
  readonly vodRegion?: string;
}

/** What Function Compute's context tells of the function. */
export interface FunctionIdentity {
  readonly accountId?: string;
  readonly region?: string;
  readonly function?: { readonly name?: string };
}

/** The owner of a function's ledger. Throws where the context does not tell it: the ledger could be that of another function. */
export function ownerOf({ accountId, region, function: { name } = {} }: FunctionIdentity, { endpoint, region: vodRegion }: Settings): LedgerOwner {
  if (!accountId || !region || !name) {
    throw new SettingsError('The context holds no account ID, region or name of the function, by which the folders of its ledger are named.');
  }
  return { account: accountId, region, functionName: name, endpoint: endpoint.origin, vodRegion };
}
