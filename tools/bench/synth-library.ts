import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  Definition,
  MediaFormat,
  MediaPrefetcher,
  MediaPrefetchSchedule,
  MediaSelection,
  PrefetchAccount,
  ScheduleExpression,
  alicloud,
} from 'cdktf-alicloud-media-prefetch';

/** Schedules on one function: Function Compute's own limit. */
const SCHEDULES_PER_PREFETCHER = 50;

const MEDIA_PER_SCHEDULE = 3;

/** An app with so many schedules, 50 a prefetcher, written with the library's constructs. No two schedules of a prefetcher start together. */
export function withLibrary(outdir: string, schedules: number): App {
  const { app, stack } = emptyApp(outdir);
  // Raised as for an app of this size, so that it is within its means.
  const account = new PrefetchAccount({ dailyUrlQuota: { preload: 100_000 }, qpsLimit: 1_000 });
  let prefetcher: MediaPrefetcher | undefined;
  for (let index = 0; index < schedules; index++) {
    const minute = index % SCHEDULES_PER_PREFETCHER;
    const number = Math.floor(index / SCHEDULES_PER_PREFETCHER);
    if (minute === 0) {
      prefetcher = new MediaPrefetcher(stack, `Prefetcher${number}`, { account });
    }
    new MediaPrefetchSchedule(stack, `Schedule${index}`, {
      prefetcher,
      schedule: ScheduleExpression.cron({ minute: String(minute), hour: String(number % 24), timeZone: 'Asia/Shanghai' }),
      media: MediaSelection.ids(mediaOf(index)),
      formats: [MediaFormat.HLS],
      definitions: [Definition.HD, Definition.SD],
    });
  }
  return app;
}

/** An app whose one stack holds a backend and a provider. */
export function emptyApp(outdir: string): { readonly app: App; readonly stack: TerraformStack } {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'bench');
  new LocalBackend(stack, { path: 'terraform.tfstate' });
  new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
  return { app, stack };
}

function mediaOf(schedule: number): string[] {
  return Array.from({ length: MEDIA_PER_SCHEDULE }, (_, index) => (schedule * MEDIA_PER_SCHEDULE + index).toString(16).padStart(32, '0'));
}
