import type { Transport } from '../handler/transport';
import type { Standing } from './terminal/progress';

/** The action that spends quota. */
const SUBMISSION = 'RefreshMediaPlayUrls';

/** What may go out. */
export interface NetworkBounds {
  /** Whether a submission is an error of this code: the last guard before the network, whatever the function does. */
  readonly dryRun: boolean;
  /** The only origin that may be called; left out, any. */
  readonly origin?: string;
}

/** The network, watched: how far a run is by the answers that came, on all its connections. */
export class ObservedNetwork implements Standing {
  private sent = 0;
  private readonly media = new Set<string>();

  constructor(private readonly bounds: NetworkBounds) {}

  /**
   * The way to an endpoint.
   *
   * @throws Error where it is out of bounds.
   */
  to(endpoint: URL, transport: Transport): Transport {
    const { dryRun, origin = endpoint.origin } = this.bounds;
    if (endpoint.origin !== origin) {
      throw new Error(`${endpoint.origin} was about to be called in place of ${origin}. Nothing was sent.`);
    }
    return {
      send: async (request, signal) => {
        const submission = request.headers['x-acs-action'] === SUBMISSION;
        if (submission && dryRun) {
          throw new Error('A dry run was about to submit media. Nothing was sent.');
        }
        this.sent++;
        const answer = await transport.send(request, signal);
        if (submission && answer.status >= 200 && answer.status < 300) {
          const ids = new URL(request.path, 'http://localhost').searchParams.get('MediaIds') ?? '';
          ids.split(',').forEach((id) => this.media.add(id));
        }
        return answer;
      },
      close: () => transport.close(),
    };
  }

  answeredMedia(): number {
    return this.media.size;
  }

  calls(): number {
    return this.sent;
  }
}
