import {
  type App,
  Aspects,
  Fn,
  LocalBackend,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Token,
} from 'cdktf';
import {
  Definition,
  MediaFormat,
  type IMediaPrefetcher,
  MediaPrefetcher,
  MediaPrefetchSchedule,
  MediaSelection,
  ScheduleExpression,
  StreamType,
} from 'cdktf-alicloud-media-prefetch';
import type { Construct } from 'constructs';
import { CmsAlarm } from './.gen/providers/alicloud/cms-alarm';
import { CmsAlarmContactGroup } from './.gen/providers/alicloud/cms-alarm-contact-group';
import { LogProject } from './.gen/providers/alicloud/log-project';
import { LogStore } from './.gen/providers/alicloud/log-store';
import { AlicloudProvider } from './.gen/providers/alicloud/provider';
import { Kept, Tags } from './aspects';

/** Media assets that are warm from the same hour on. */
export interface Playlist {
  readonly hour: string;
  readonly media: readonly string[];
}

const STREAMS = { formats: [MediaFormat.HLS], definitions: [Definition.HD, Definition.SD], streamTypes: [StreamType.VIDEO] };

/** What must not be destroyed by a mistake. */
const KEPT = ['alicloud_fcv3_function', 'alicloud_fcv3_trigger', 'alicloud_log_store'];

/** A stack with its state in a file, the provider of the team's own bindings, and what the team says of all resources. */
abstract class TeamStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `terraform.${id}.tfstate` });
    new AlicloudProvider(this, 'alicloud', { region: 'cn-shanghai' });
    // Those of an app would do nothing: a stack's are the outermost that are applied.
    Aspects.of(this).add(new Tags({ team: 'media' }));
    Aspects.of(this).add(new Kept(KEPT));
  }
}

/** The prefetcher of the team, with the team's own log project, and an alarm for each kind of failure. */
class Shared extends TeamStack {
  public readonly prefetcher: MediaPrefetcher;

  constructor(scope: Construct) {
    super(scope, 'shared');
    const project = new LogProject(this, 'Logs', { projectName: 'team-media' });
    const store = new LogStore(this, 'Reports', { projectName: project.projectName, logstoreName: 'prefetch-reports', retentionPeriod: 30 });
    this.prefetcher = new MediaPrefetcher(this, 'Prefetcher', {
      logs: { projectName: project.projectName, storeName: store.logstoreName },
    });
    // The escape hatch to an argument that the library does not write.
    this.prefetcher.function.addOverride('custom_dns', [{ searches: ['team.internal'] }]);

    const group = new CmsAlarmContactGroup(this, 'OnCall', { alarmContactGroupName: 'media-on-call' });
    const failures = TerraformIterator.fromMap({
      FunctionFunctionErrors: { name: 'media-prefetch-errors', times: 1 },
      FunctionThrottles: { name: 'media-prefetch-throttles', times: 3 },
    });
    new CmsAlarm(this, 'Failures', {
      forEach: failures,
      name: failures.getString('name'),
      project: 'acs_fc',
      metric: failures.key,
      metricDimensions: Fn.jsonencode([{ functionName: this.prefetcher.functionName }]),
      contactGroups: [group.alarmContactGroupName],
      period: 300,
      escalationsCritical: { comparisonOperator: '>', statistics: 'Sum', threshold: '0', times: failures.getNumber('times') },
    });
  }
}

/** A schedule for each playlist of a variable, which any stage can set, and one for what is always warm. */
class Catalogue extends TeamStack {
  constructor(scope: Construct, prefetcher: IMediaPrefetcher, playlists: Readonly<Record<string, Playlist>>) {
    super(scope, 'catalogue');
    const variable = new TerraformVariable(this, 'playlists', { type: 'map(object({ hour = string, media = list(string) }))', default: playlists });
    const slices = new TerraformVariable(this, 'slices', { type: 'number', default: 5 });
    const prefix = new TerraformLocal(this, 'prefix', Fn.lower('Team'));

    const each = TerraformIterator.fromMap(Token.asAnyMap(variable.value));
    const schedule = new MediaPrefetchSchedule(this, 'Playlist', {
      prefetcher,
      schedule: ScheduleExpression.cron({ minute: '0', hour: each.getString('hour'), timeZone: 'Asia/Shanghai' }),
      media: MediaSelection.ids(each.getList('media')),
      triggerName: Fn.join('-', [prefix.asString, Token.asString(each.key)]),
      ...STREAMS,
      sliceFlag: true,
      sliceCount: slices.numberValue,
    });
    // The schedule's values are an iterator's, so its trigger is repeated.
    schedule.trigger.forEach = each;

    const trailers = new MediaPrefetchSchedule(this, 'Trailers', {
      prefetcher,
      schedule: ScheduleExpression.rate(24 * 60),
      media: MediaSelection.ids(['b97ae0a5f77cfd2ad9c410e48ad3e3d3']),
      ...STREAMS,
    });
    new TerraformOutput(this, 'trailers', { value: trailers.triggerName });
    new TerraformOutput(this, 'triggers', { value: Fn.keys(schedule.trigger.fqn) as string[] });
  }
}

/** The stacks of the app. */
export function mixed(app: App, playlists: Readonly<Record<string, Playlist>>) {
  const shared = new Shared(app);
  return { shared, catalogue: new Catalogue(app, shared.prefetcher, playlists) };
}
