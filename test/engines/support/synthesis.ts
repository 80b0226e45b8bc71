import { App, TerraformStack } from 'cdktf';
import { MediaPrefetchSchedule, MediaPrefetcher, type MediaPrefetcherProps, MediaSelection, ScheduleExpression, alicloud } from '../../../src';
import { synthesizeExample } from '../../../tools/examples/synthesize';
import { mediaId } from '../../fixtures';
import { temporaryFolder } from './temporary';

/** Synthesizes one of the examples, as its user would; answers the output's folder, a temporary one. */
export async function synthesizedExample(name: string): Promise<string> {
  const folder = temporaryFolder();
  await synthesizeExample(name, folder);
  return folder;
}

/** Synthesizes an app, with its assets; answers the output's folder, a temporary one. */
export function synthesizeApp(build: (app: App) => void): string {
  const app = new App({ outdir: temporaryFolder() });
  build(app);
  app.synth();
  return app.outdir;
}

/** What can differ in the app of `synthesizeWarmup`. */
export interface WarmupProps {
  readonly prefetcher?: MediaPrefetcherProps;
  /** The media of the first of its two schedules. @default one */
  readonly media?: readonly string[];
}

/** An app of one stack, `warmup`: a prefetcher with two schedules, `Morning` and `Evening`. */
export function synthesizeWarmup({ prefetcher: props = {}, media = [mediaId(1)] }: WarmupProps = {}): string {
  return synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'warmup');
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', props);
    for (const [id, hour, ids] of [
      ['Morning', '5', [...media]],
      ['Evening', '17', [mediaId(2)]],
    ] as const) {
      new MediaPrefetchSchedule(stack, id, {
        prefetcher,
        schedule: ScheduleExpression.cron({ minute: '0', hour, timeZone: 'Asia/Shanghai' }),
        media: MediaSelection.ids([...ids]),
      });
    }
  });
}
