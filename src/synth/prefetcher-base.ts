import { Construct } from 'constructs';
import type { IMediaPrefetcher } from '../api/media-prefetcher-interface';
import type { PrefetcherLink } from './prefetcher-link';

/**
 * The base class of this library's prefetchers: the link to their schedules.
 *
 * @internal
 */
export abstract class PrefetcherBase extends Construct implements IMediaPrefetcher {
  public abstract readonly functionName: string;
  public abstract readonly vodRegion: string;
  public abstract readonly maxQps: number;
  public abstract readonly timeoutSeconds: number;
  public abstract readonly statusRegion?: string;

  /** @internal */
  public abstract readonly _link: PrefetcherLink;

  /** The actions that the role must be allowed: exactly what the schedules need. */
  public get requiredActions(): string[] {
    return this._link.requiredActions;
  }
}
