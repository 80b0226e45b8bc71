import { join } from 'path';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  Definition,
  MediaFormat,
  MediaPrefetchSchedule,
  MediaSelection,
  ScheduleExpression,
  StreamType,
  alicloud,
} from 'cdktf-alicloud-media-prefetch';
import type { Construct } from 'constructs';

/** Forty media in two definitions, with the first five slices of each, warm in Shanghai before the morning. */
class NightlyWarmup extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'terraform.tfstate' });
    new alicloud.provider.AlicloudProvider(this, 'alicloud', { region: 'cn-shanghai' });

    new MediaPrefetchSchedule(this, 'NightlyWarmup', {
      schedule: ScheduleExpression.cron({ minute: '30', hour: '4', timeZone: 'Asia/Shanghai' }),
      media: MediaSelection.file(join(__dirname, 'media-ids.txt')),
      formats: [MediaFormat.HLS],
      definitions: [Definition.HD, Definition.SD],
      streamTypes: [StreamType.VIDEO],
      sliceFlag: true,
      sliceCount: 5,
    });
  }
}

const app = new App();
new NightlyWarmup(app, 'nightly-warmup');
app.synth();
