import type { Transport } from '../handler/transport';
import type { RunProgress } from './terminal/progress';

/** The action that spends quota. */
const SUBMISSION = 'RefreshMediaPlayUrls';

/** The network, which tells how far a run is: it counts the responses on all its connections. */
export class ObservedNetwork implements RunProgress {
  private sent = 0;
  private readonly media = new Set<string>();

  /**
   * @param bounds `origin` is the only one that may be called; left out, any. In a dry run, a submission is an error of this code:
   * the last guard before the network, whatever the function does.
   */
  constructor(private readonly bounds: { readonly dryRun: boolean; readonly origin?: string }) {}

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
