import { Presets, SingleBar } from 'cli-progress';
import { counted, number, type Paper } from './paper';

const REDRAW_MILLISECONDS = 100;
const LINE_MILLISECONDS = 2_000;

/** How far a run is. */
export interface Standing {
  /** Distinct media whose submission VOD has answered, whatever the answer. */
  answeredMedia(): number;
  /** All calls so far. */
  calls(): number;
}

/** Shows how far a run is. */
export interface Progress {
  /** Shows the last state and stops. */
  end(): void;
}

/**
 * A bar on a terminal; elsewhere a line every two seconds, as long as the run goes on, and one at its end.
 *
 * @param media how many there are in all; undefined where only the run finds out.
 */
export function showProgress(paper: Paper, standing: Standing, media: number | undefined): Progress {
  const start = performance.now();
  const bar = paper.terminal
    ? new SingleBar(
        {
          format: `  ${media === undefined ? '{value} media answered for' : '{bar} {value}/{total} media'}  {calls} calls  {seconds} s`,
          barsize: 48,
          hideCursor: true,
          linewrap: null,
          stream: paper.stream,
        },
        Presets.shades_classic,
      )
    : undefined;
  const facts = () => ({ calls: number(standing.calls()), seconds: ((performance.now() - start) / 1000).toFixed(1) });
  const show = () => {
    const answered = standing.answeredMedia();
    if (bar) {
      bar.update(answered, facts());
    } else {
      const of = media === undefined ? '' : ` of ${number(media)}`;
      paper.line(`  ${facts().seconds.padStart(6)} s   ${number(answered)}${of} media answered for, ${counted(standing.calls(), 'call')}`);
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
