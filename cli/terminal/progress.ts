import { Presets, SingleBar } from 'cli-progress';
import { counted, number, type TerminalOutput } from './terminal-output';

const REDRAW_MILLISECONDS = 100;
const LINE_MILLISECONDS = 2_000;

/** How far a run is. */
export interface RunProgress {
  /** Distinct media whose submission VOD has answered, whatever the answer. */
  answeredMedia(): number;
  /** All calls so far. */
  calls(): number;
}

/**
 * A bar on a terminal; elsewhere a line every two seconds, as long as the run goes on, and one at its end.
 *
 * @param media how many there are in all; undefined where only the run finds out
 * @returns what shows the last state and stops
 */
export function showProgress(output: TerminalOutput, progress: RunProgress, media: number | undefined): { end(): void } {
  const start = performance.now();
  const bar = output.interactive
    ? new SingleBar(
        {
          format: `  ${media === undefined ? '{value} media answered for' : '{bar} {value}/{total} media'}  {calls} calls  {seconds} s`,
          barsize: 48,
          hideCursor: true,
          linewrap: null,
          stream: output.stream,
        },
        Presets.shades_classic,
      )
    : undefined;
  const facts = () => ({ calls: number(progress.calls()), seconds: ((performance.now() - start) / 1000).toFixed(1) });
  const show = () => {
    const answered = progress.answeredMedia();
    if (bar) {
      bar.update(answered, facts());
    } else {
      const of = media === undefined ? '' : ` of ${number(media)}`;
      output.line(`  ${facts().seconds.padStart(6)} s   ${number(answered)}${of} media answered for, ${counted(progress.calls(), 'call')}`);
    }
  };
  bar?.start(media ?? 0, 0, facts());
  const timer = setInterval(show, bar ? REDRAW_MILLISECONDS : LINE_MILLISECONDS);
  return {
    end: () => {
      clearInterval(timer);
      show();
      bar?.stop();
    },
  };
}
