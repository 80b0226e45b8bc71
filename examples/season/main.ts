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
import { MATCHES } from './matches';

const HOUR = 60 * 60 * 1000;

/** A season: what viewers see before a match is warm an hour before its kick-off. */
class Season extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'terraform.tfstate' });
    new alicloud.provider.AlicloudProvider(this, 'alicloud', { region: 'cn-shanghai' });

    for (const { name, kickOff, mediaIds } of MATCHES) {
      new MediaPrefetchSchedule(this, name, {
        schedule: ScheduleExpression.at(hourBefore(kickOff)),
        media: MediaSelection.ids(mediaIds),
        formats: [MediaFormat.HLS],
        definitions: [Definition.HD, Definition.SD],
        streamTypes: [StreamType.VIDEO],
        sliceFlag: true,
        sliceCount: 5,
      });
    }
  }
}

function hourBefore(kickOff: string): string {
  return new Date(Date.parse(kickOff) - HOUR).toISOString();
}

const app = new App();
new Season(app, 'season');
app.synth();
