import type { Transport } from '../handler/transport';
import type { Standing } from './terminal/progress';

/** The action that spends quota. */
const SUBMISSION = 'RefreshMediaPlayUrls';

/** The network, watched: how far the run is by the answers that came. */
export class ObservedTransport implements Transport, Standing {
  private sent = 0;
  private readonly media = new Set<string>();

  /**
   * @param dryRun whether a submission is an error of this code: the last guard before the network, whatever the function does.
   */
  constructor(
    private readonly transport: Transport,
    private readonly dryRun: boolean,
  ) {}

  readonly send: Transport['send'] = async (request, signal) => {
    const submission = request.headers['x-acs-action'] === SUBMISSION;
    if (submission && this.dryRun) {
      throw new Error('A dry run was about to submit media. Nothing was sent.');
    }
    this.sent++;
    const answer = await this.transport.send(request, signal);
    if (submission && answer.status >= 200 && answer.status < 300) {
      const ids = new URL(request.path, 'http://localhost').searchParams.get('MediaIds') ?? '';
      ids.split(',').forEach((id) => this.media.add(id));
    }
    return answer;
  };

  close(): void {
    this.transport.close();
  }

  answeredMedia(): number {
    return this.media.size;
  }

  calls(): number {
    return this.sent;
  }
}
