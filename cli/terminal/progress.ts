import { Presets, SingleBar } from 'cli-progress';
import { counted, number, type TerminalOutput } from './terminal-output';

const REDRAW_MILLISECONDS = 100;
const LINE_MILLISECONDS = 2_000;

const SHOW_CURSOR = '\u001b[?25h\n';

/** How far a run is. */
export interface RunProgress {
  /** Distinct media whose submission VOD has answered, whatever the answer. */
  answeredMedia(): number;
  /** All calls so far. */
  calls(): number;
  /** What the run does just now. */
  phase(): string;
}

/**
 * A bar on a terminal; elsewhere a line every two seconds, as long as the run goes on, and one at its end.
 *
 * @param media how many there are in all; undefined where only the run finds out
 * @param atEnd registers what to do where the command ends before the bar does
 * @returns what shows the last state and stops
 */
export function showProgress(
  output: TerminalOutput,
  progress: RunProgress,
  media: number | undefined,
  atEnd: (task: () => void) => () => void = () => () => undefined,
): { end(): void } {
  const start = performance.now();
  const bar = output.interactive
    ? new SingleBar(
        {
          format: `  ${media === undefined ? '{value} media processed' : '{bar} {value}/{total} media'}  {calls} calls  {seconds} s  {phase}`,
          barsize: 24,
          hideCursor: true,
          // A longer line is cut, and the terminal's own setting stays as it is.
          linewrap: true,
          stream: output.stream,
        },
        Presets.shades_classic,
      )
    : undefined;
  const facts = () => ({
    calls: number(progress.calls()),
    seconds: ((performance.now() - start) / 1000).toFixed(1),
    phase: progress.phase(),
  });
  const show = () => {
    const answered = progress.answeredMedia();
    if (bar) {
      bar.update(answered, facts());
    } else {
      const of = media === undefined ? '' : ` of ${number(media)}`;
      output.line(
        `  ${facts().seconds.padStart(6)} s   ${number(answered)}${of} media processed, ${counted(progress.calls(), 'call')}, ${facts().phase}`,
      );
    }
  };
  bar?.start(media ?? 0, 0, facts());
  const forget = bar ? atEnd(() => void output.stream.write(SHOW_CURSOR)) : () => undefined;
  const timer = setInterval(show, bar ? REDRAW_MILLISECONDS : LINE_MILLISECONDS);
  return {
    end: () => {
      clearInterval(timer);
      show();
      bar?.stop();
      forget();
    },
  };
}
