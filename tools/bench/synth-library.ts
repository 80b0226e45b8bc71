import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  Definition,
  MediaFormat,
  MediaPrefetcher,
  MediaPrefetchSchedule,
  MediaSelection,
  ScheduleExpression,
  alicloud,
} from 'cdktf-alicloud-media-prefetch';
import { SCHEDULES_PER_PREFETCHER, STACK, hourOf, mediaOf, minuteOf } from './synth-figures';

/** An app with so many schedules, 50 a prefetcher, written with the library's constructs. */
export function withLibrary(outdir: string, schedules: number): App {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, STACK);
  new LocalBackend(stack, { path: 'terraform.tfstate' });
  new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
  let prefetcher: MediaPrefetcher | undefined;
  for (let index = 0; index < schedules; index++) {
    if (index % SCHEDULES_PER_PREFETCHER === 0) {
      prefetcher = new MediaPrefetcher(stack, `Prefetcher${index / SCHEDULES_PER_PREFETCHER}`);
    }
    new MediaPrefetchSchedule(stack, `Schedule${index}`, {
      prefetcher,
      schedule: ScheduleExpression.cron({ minute: String(minuteOf(index)), hour: String(hourOf(index)), timeZone: 'Asia/Shanghai' }),
      media: MediaSelection.ids(mediaOf(index)),
      formats: [MediaFormat.HLS],
      definitions: [Definition.HD, Definition.SD],
    });
  }
  return app;
}
