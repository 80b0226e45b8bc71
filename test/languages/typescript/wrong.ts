import { App, TerraformStack } from 'cdktf';
import { MediaFormat, MediaPrefetcher, MediaPrefetchSchedule, MediaSelection, ScheduleExpression, alicloud } from 'cdktf-alicloud-media-prefetch';

const app = new App();
const stack = new TerraformStack(app, 'wrong');
new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
new MediaPrefetchSchedule(stack, 'Nightly', {
  schedule: ScheduleExpression.cron({ hour: '4', timeZone: 'Asia/Shangai' }),
  media: MediaSelection.ids(['8e7b1668c7596552b264cc33c8a370b9']),
  formats: [MediaFormat.HLS],
  sliceFlag: true,
  sliceCount: 21,
  prefetcher: new MediaPrefetcher(stack, 'Prefetcher', { maxQps: 0 }),
});
app.synth();
