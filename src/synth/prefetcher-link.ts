import { type TerraformProvider, type TerraformResource, dependable } from 'cdktf';
import type { IMediaPrefetcher } from '../api/media-prefetcher-interface';
import type { PrefetchAccount } from '../api/prefetch-account';
import { isExpression } from '../api/tokens';
import type { JobTaskType } from '../job/job';
import { STATUS_REGION } from '../job/limits';
import type { InputProblem } from '../rules/input';
import type { Schedule } from '../schedule-time';
import { joinAccount } from './account-members';
import { type MountOptions, type Mounts, mountNeeds } from './mounts';
import { type Need, isOfSubmitting, usualNeeds } from './needs';
import type { PropValues } from './preconditions';
import type { Removals } from './removals';
import type { UrlSums } from './url-sums';
import type { Window } from './window';

/** What a prefetcher offers to its schedules; numbers and texts may be tokens. */
export interface PrefetcherTerms {
  readonly maxQps: number;
  readonly timeoutSeconds: number;
  readonly maxUrlsPerBatch: number;
  /** The region of the media assets. */
  readonly vodRegion: string;
  /** The region, or the endpoint, that was chosen to tell how far URLs are; undefined where none was. */
  readonly statusRegion?: string;
  readonly provider?: TerraformProvider;
  /** The account that was named. */
  readonly account?: PrefetchAccount;
  /** A role of the user's own. */
  readonly roleArn?: string;
  /** The instances that run at once; undefined where that is not known. */
  readonly reservedConcurrency?: number;
  /** Whether it is of this app, so that its provider is known. */
  readonly owned: boolean;
  /** Whether it has a ledger; undefined where that is not known. */
  readonly ledger?: boolean;
  /** Whether nothing is submitted; an expression where only Terraform knows. */
  readonly dryRun?: unknown;
  /** The function's name, where the prefetcher is of the user's own class. */
  readonly functionName?: string;
  /** The props of a prefetcher without a resource here: the triggers of its schedules carry its preconditions. */
  readonly unguardedProps?: PropValues;
}

/** What a schedule asks of its prefetcher, as far as it is known. */
export interface ScheduleFacts {
  readonly path: string;
  readonly schedule?: Schedule;
  /** Where it runs, as far as that is known. */
  readonly window: Window;
  readonly enabled: boolean;
  readonly sums: UrlSums;
  readonly taskType: JobTaskType;
  /** The media IDs that a run certainly selects. */
  readonly mediaIds: () => ReadonlySet<string>;
  /** The same text for the same task; undefined where a part of it is not known. */
  readonly task?: string;
  /** For how long media assets are not submitted again; undefined where that is not known, 0 where nothing is remembered. */
  readonly skipHours?: number;
}

/** What a prefetcher and its schedules know of each other. */
export class PrefetcherLink {
  /** The settings that must be there before the first tick. */
  public settings: readonly TerraformResource[] = [];

  /** What replaces its function, and all that belongs to it; undefined where the function belongs to another state. */
  public removals?: Removals;

  private references?: readonly string[];

  /** The mounts of its function; undefined where the function belongs to another state. */
  public mounts?: Mounts;

  private readonly factsOfSchedules: (() => ScheduleFacts)[] = [];
  private readonly pathsByTriggerName = new Map<string, string[]>();
  private readonly needs = new Map<string, Need>();

  constructor(
    public readonly prefetcher: IMediaPrefetcher,
    public readonly terms: PrefetcherTerms,
    /** What was wrong with its props, where it has no construct of ours that reports it. */
    public readonly problems: readonly InputProblem[] = [],
  ) {
    joinAccount(this);
  }

  /** The settings as dependencies; made once, since cdktf captures a stack trace with every one. */
  public get settingReferences(): readonly string[] {
    return (this.references ??= this.settings.map(dependable));
  }

  /** The schedules, in the order in which they were created. */
  public get schedules(): ScheduleFacts[] {
    return this.factsOfSchedules.map((facts) => facts());
  }

  public addSchedule(path: string, triggerName: string, facts: () => ScheduleFacts): void {
    this.factsOfSchedules.push(facts);
    const paths = this.pathsByTriggerName.get(triggerName) ?? [];
    paths.push(path);
    this.pathsByTriggerName.set(triggerName, paths);
  }

  /** The paths of the schedules whose triggers have a name, in the order in which they were created. */
  public pathsOfTrigger(triggerName: string): readonly string[] {
    return this.pathsByTriggerName.get(triggerName) ?? [];
  }

  /** Lets the role do something. */
  public addNeeds(needs: readonly Need[]): void {
    for (const need of needs) {
      const key = `${need.action} ${need.resource} ${need.prefix ?? ''}`;
      // What one schedule needs for submitting only, another may need in any case.
      if (!isOfSubmitting(need) || !this.needs.has(key)) {
        this.needs.set(key, need);
      }
    }
  }

  /** Mounts a folder of a bucket, and lets the role read there, or write; answers whether that was possible. */
  public mount(options: MountOptions): boolean {
    if (this.mounts === undefined) {
      return false;
    }
    this.addNeeds(mountNeeds(options));
    this.mounts.add(options);
    return true;
  }

  /** Whether VOD may tell of URLs and quotas: it does in one region, and where the status was chosen on purpose. */
  private get servesStatus(): boolean {
    const { vodRegion, statusRegion } = this.terms;
    return vodRegion === STATUS_REGION || isExpression(vodRegion) || statusRegion !== undefined;
  }

  /** All that the role needs, sorted; where only Terraform knows whether runs are dry, what submitting needs is among it. */
  public get allNeeds(): Need[] {
    const needs = [...this.needs.keys()].sort().map((key) => this.needs.get(key)!);
    // A prefetcher without schedules may serve those of other states.
    const all = needs.some(({ action }) => action.startsWith('vod:')) ? needs : [...usualNeeds(this.servesStatus), ...needs];
    return this.terms.dryRun === true ? all.filter((need) => !isOfSubmitting(need)) : all;
  }

  /** The actions that the role must be allowed. */
  public get requiredActions(): string[] {
    return [...new Set(this.allNeeds.map(({ action }) => action))].sort();
  }
}
