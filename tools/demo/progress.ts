import { Presets, SingleBar } from 'cli-progress';
import type { VodEmulator } from '../../emulator';
import { counted, number, type Paper } from './paper';

const REDRAW_MILLISECONDS = 100;
const LINE_MILLISECONDS = 2_000;

/** Shows how far a run is, by what the server sees of it. */
export interface Progress {
  /** Shows the last state and stops. */
  end(): void;
}

/** A bar on a terminal; elsewhere a line every two seconds, as long as the run goes on, and one at its end. */
export function showProgress(paper: Paper, emulator: VodEmulator, media: number): Progress {
  const start = performance.now();
  const seen = new Seen(emulator);
  const bar = paper.terminal
    ? new SingleBar(
        {
          format: '  {bar} {value}/{total} media  {calls} calls  {seconds} s',
          barsize: 48,
          hideCursor: true,
          linewrap: null,
          stream: paper.stream,
        },
        Presets.shades_classic,
      )
    : undefined;
  const facts = () => ({ calls: number(seen.calls), seconds: ((performance.now() - start) / 1000).toFixed(1) });
  const show = () => {
    const answered = seen.answeredMedia();
    if (bar) {
      bar.update(answered, facts());
    } else {
      const { seconds } = facts();
      paper.line(`  ${seconds.padStart(6)} s   ${number(answered)} of ${number(media)} media answered for, ${counted(seen.calls, 'call')}`);
    }
  };
  bar?.start(media, 0, facts());
  const timer = setInterval(show, bar ? REDRAW_MILLISECONDS : LINE_MILLISECONDS);
  return {
    end: () => {
      clearInterval(timer);
      show();
      bar?.stop();
    },
  };
}

/** What has arrived at the server so far. */
class Seen {
  private read = 0;
  private readonly media = new Set<string>();

  constructor(private readonly emulator: VodEmulator) {}

  get calls(): number {
    return this.emulator.calls.length;
  }

  /** Distinct media whose submission VOD has answered, whatever the answer. */
  answeredMedia(): number {
    const { calls } = this.emulator;
    for (; this.read < calls.length; this.read++) {
      const { action, done, mediaIds } = calls[this.read];
      if (action === 'RefreshMediaPlayUrls' && done) {
        mediaIds.forEach((id) => this.media.add(id));
      }
    }
    return this.media.size;
  }
}
