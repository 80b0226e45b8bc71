import { join } from 'path';
// Two environments for a Git repository: a stack each, with an account, a state and a set of media of its own.
//
// - Media are files under media/: a pull request that changes one of them changes one trigger, and nothing else.
// - Every provider stands under an alias and takes on a role of its environment's account. No key is written down: the
//   machine that runs Terraform brings its own identity.
// - Production serves two VOD regions, each by a prefetcher of its own: an endpoint of VOD knows its own region's media only.
//
// What to commit, and how to test the output without an account: README.md.
import { App, OssBackend, TerraformStack } from 'cdktf';
import {
  Definition,
  MediaFormat,
  MediaPrefetcher,
  MediaPrefetchSchedule,
  MediaSelection,
  ScheduleExpression,
  StreamType,
  alicloud,
} from 'cdktf-alicloud-media-prefetch';
import { Construct } from 'constructs';

interface WarmRegionProps {
  readonly provider: alicloud.provider.AlicloudProvider;
  readonly vodRegion: string;
  readonly mediaFile: string;
  readonly schedule: ScheduleExpression;
}

/** The media of one VOD region, warm at the same time every day. */
class WarmRegion extends Construct {
  constructor(scope: Construct, id: string, props: WarmRegionProps) {
    super(scope, id);
    const prefetcher = new MediaPrefetcher(this, 'Prefetcher', {
      provider: props.provider,
      vodRegion: props.vodRegion,
      tags: { service: 'media-warmup' },
    });
    new MediaPrefetchSchedule(this, 'Daily', {
      prefetcher,
      schedule: props.schedule,
      media: MediaSelection.file(join(__dirname, 'media', props.mediaFile)),
      formats: [MediaFormat.HLS],
      definitions: [Definition.HD, Definition.SD],
      streamTypes: [StreamType.VIDEO],
      sliceFlag: true,
      sliceCount: 5,
    });
  }
}

/** A stack in an account of its own; its state lies in that account too. */
class Environment extends TerraformStack {
  constructor(
    scope: Construct,
    id: string,
    private readonly roleArn: string,
  ) {
    super(scope, id);
    new OssBackend(this, {
      bucket: `example-media-warmup-${id}`,
      prefix: 'terraform',
      key: 'media-warmup.tfstate',
      region: 'cn-shanghai',
      acl: 'private',
      encrypt: true,
      tablestoreEndpoint: `https://warmup-${id}.cn-shanghai.ots.aliyuncs.com`,
      tablestoreTable: 'terraform_locks',
      assumeRoleRoleArn: roleArn,
    });
  }

  /** The account in one region, under an alias. */
  protected account(alias: string, region: string): alicloud.provider.AlicloudProvider {
    return new alicloud.provider.AlicloudProvider(this, alias, {
      alias,
      region,
      assumeRole: { roleArn: this.roleArn, sessionName: 'media-warmup' },
    });
  }
}

class Staging extends Environment {
  constructor(scope: Construct) {
    super(scope, 'staging', 'acs:ram::1000000000000001:role/media-warmup-deployer');
    new WarmRegion(this, 'Shanghai', {
      provider: this.account('shanghai', 'cn-shanghai'),
      vodRegion: 'cn-shanghai',
      mediaFile: 'staging.csv',
      // The time zone is left out on purpose, so that there is a warning (MP112) to look at: it stands in cdktf.out/manifest.json.
      schedule: ScheduleExpression.cron({ minute: '0', hour: '1' }),
    });
  }
}

class Production extends Environment {
  constructor(scope: Construct) {
    super(scope, 'production', 'acs:ram::1000000000000002:role/media-warmup-deployer');
    // The 500 URLs to preload in a day are the account's: the library counts its regions together, and staging, whose role is of another account, apart.
    new WarmRegion(this, 'Shanghai', {
      provider: this.account('shanghai', 'cn-shanghai'),
      vodRegion: 'cn-shanghai',
      mediaFile: 'shanghai.csv',
      schedule: ScheduleExpression.cron({ minute: '30', hour: '4', timeZone: 'Asia/Shanghai' }),
    });
    new WarmRegion(this, 'Singapore', {
      provider: this.account('singapore', 'ap-southeast-1'),
      vodRegion: 'ap-southeast-1',
      mediaFile: 'singapore.csv',
      schedule: ScheduleExpression.cron({ minute: '30', hour: '5', timeZone: 'Asia/Singapore' }),
    });
  }
}

const app = new App();
new Staging(app);
new Production(app);
app.synth();
