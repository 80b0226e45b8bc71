import { TerraformProvider, TerraformStack, dependable } from 'cdktf';
import { Construct } from 'constructs';
import { accept } from './api/accept';
import type { MediaPrefetchScheduleProps } from './api/media-prefetch-schedule-props';
import type { IMediaPrefetcher } from './api/media-prefetcher-interface';
import type { MediaSelection } from './api/media-selection';
import { ScheduleExpression } from './api/schedule-expression';
import { sameCdk } from './cdk/same-cdk';
import { PREFETCHER_FIELDS } from './job/prefetcher-fields';
import { SCHEDULE_FIELDS } from './job/schedule-fields';
import { MediaPrefetcher } from './media-prefetcher';
import { Fcv3Trigger } from './provider-alicloud/fcv3-trigger';
import { escapeTemplate } from './rules/hcl';
import { DESCRIPTION_CHARACTERS } from './rules/prefetcher-texts';
import { check } from './synth/checks';
import { jsonArgument } from './synth/expression';
import { moveResources } from './synth/moves';
import { pathProblems } from './synth/names';
import { flagOr, textOr } from './synth/or-default';
import { place } from './synth/placement';
import { guard } from './synth/preconditions';
import { type ScheduleSynthesis, synthesizeSchedule } from './synth/schedule';
import { timerExpression } from './synth/timer';
import type { UrlSums } from './synth/url-sums';

const SHARED_ID = 'MediaPrefetcher';

/**
 * A timer that prefetches ApsaraVideo VOD media assets to the CDN edge.
 *
 * Each media asset costs `urlsPerMedia` of the day's quota (500 URLs to preload, by default).
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls
 */
export class MediaPrefetchSchedule extends Construct {
  /** The prefetcher that runs the schedule. */
  public readonly prefetcher: IMediaPrefetcher;

  /** The times at which the schedule runs. */
  public readonly schedule: ScheduleExpression;

  /** The timer trigger: the escape hatch to every argument of the provider. */
  public readonly trigger: Fcv3Trigger;

  /** The trigger's name. */
  public readonly triggerName: string;

  private readonly sums: UrlSums;

  constructor(scope: Construct, id: string, props: MediaPrefetchScheduleProps) {
    super(sameCdk(scope), id);
    const { props: given, problems } = acceptProps(this, props);
    this.schedule = given.schedule ?? ScheduleExpression.expression('');
    this.prefetcher = given.prefetcher ?? sharedPrefetcher(this, given.provider);
    const schedule: ScheduleSynthesis = synthesizeSchedule(this, this.prefetcher, given, problems);
    const { link, path, payload, provider } = schedule;
    this.sums = schedule.sums;
    this.triggerName = schedule.triggerName;
    this.trigger = new Fcv3Trigger(this, 'Resource', {
      provider,
      functionName: link.terms.functionName ?? this.prefetcher.functionName,
      qualifier: 'LATEST',
      triggerType: 'timer',
      triggerName: this.triggerName,
      description: textOr(given.description, describedBy(path)),
      triggerConfig: jsonArgument({
        cronExpression: timerExpression(this.schedule),
        enable: flagOr(given.enabled, SCHEDULE_FIELDS.enabled.default),
        payload,
      }),
    });
    guard(this.trigger, ...schedule.guarded);
    // Across stacks a dependency would turn the whole function into an output, and nothing can be replaced with it.
    const isBeside = TerraformStack.of(this.prefetcher) === TerraformStack.of(this);
    const settings = isBeside ? link.settingReferences : [];
    const references = [...settings, ...schedule.objects.map(dependable)];
    this.trigger.dependsOn = references.length > 0 ? references : undefined;
    if (isBeside) {
      link.removals?.replace('vpc', this.trigger);
    }
    moveResources(this, given.formerPath);
    link.addNeeds(schedule.needs);
    link.addSchedule(path, schedule.triggerName, schedule.facts);
    place(this);
    check(this, 'schedule', () => schedule.values(this.trigger));
  }

  /**
   * The URLs that one media asset costs of the day's quota: of each of the two quotas where it is refreshed and then preloaded.
   *
   * Undefined where formats or definitions are left out or not known.
   */
  public get urlsPerMedia(): number | undefined {
    return this.sums.perMedia;
  }

  /** The URLs of one run: the most where only a limit says how many media assets there are; undefined where they are not known. */
  public get urlsPerRun(): number | undefined {
    return this.sums.perRun;
  }

  /** The URLs of a day on which the schedule runs most often; undefined where they are not known. */
  public get urlsPerDay(): number | undefined {
    return this.sums.perDay;
  }
}

/** The path is text in any case, and a long one is cut. */
function describedBy(path: string): string {
  return escapeTemplate([...`Media prefetch schedule ${path}`].slice(0, DESCRIPTION_CHARACTERS).join(''));
}

/** The props as far as they can be used, and what is wrong with the others. */
function acceptProps(construct: Construct, props: MediaPrefetchScheduleProps) {
  const { props: accepted, problems } = accept<MediaPrefetchScheduleProps>(SCHEDULE_FIELDS, props, {
    isInstance: (value, name) => INSTANCES[name as keyof typeof INSTANCES](value),
    ownKeys: construct.constructor !== MediaPrefetchSchedule,
    elsewhere: { fields: PREFETCHER_FIELDS, owner: 'a MediaPrefetcher' },
  });
  return { props: accepted, problems: [...pathProblems(construct), ...problems] };
}

/** Another copy of the library has classes of its own: the members decide. */
const INSTANCES = {
  schedule: (value: unknown) => typeof (value as Partial<ScheduleExpression> | null)?._schedule === 'function',
  media: (value: unknown) => (value as Partial<MediaSelection> | null)?._media !== undefined,
  prefetcher: (value: unknown) => Construct.isConstruct(value),
  provider: (value: unknown) => TerraformProvider.isTerraformProvider(value),
};

/** The prefetcher that the schedules of a stack share. */
function sharedPrefetcher(scope: Construct, provider: TerraformProvider | undefined): IMediaPrefetcher {
  const stack = TerraformStack.of(scope);
  const found = stack.node.tryFindChild(SHARED_ID) as MediaPrefetcher | undefined;
  return found ?? new MediaPrefetcher(stack, SHARED_ID, { provider });
}
