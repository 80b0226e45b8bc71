import type { Transport } from '../handler/transport';
import type { RunProgress } from './terminal/progress';

/** The action that spends quota. */
const SUBMISSION = 'RefreshMediaPlayUrls';

/** What a run does, by the action of its latest call. */
const PHASES: Readonly<Record<string, string>> = {
  [SUBMISSION]: 'submitting',
  GetMediaRefreshJobs: 'checking jobs',
  DescribeVodRefreshTasks: 'waiting for URLs',
  DescribeVodRefreshQuota: 'reading the quota',
  SearchMedia: 'selecting',
  DescribePlayTopVideos: 'selecting',
};

/** What a run does while it makes calls of an action; without one, it has not begun to. */
export function phaseOf(action: string | undefined): string {
  return PHASES[action ?? ''] ?? 'starting';
}

/** The network, which tells how far a run is: it counts the responses on all its connections. */
export class ObservedNetwork implements RunProgress {
  private sent = 0;
  private latest?: string;
  private readonly media = new Set<string>();

  /**
   * @param bounds `origins` are the only ones that may be called. In a dry run, a submission is an error of this code: the last
   * guard before the network, whatever the function does.
   */
  constructor(private readonly bounds: { readonly dryRun: boolean; readonly origins: readonly string[] }) {}

  /**
   * The way to an endpoint.
   *
   * @throws Error where it is out of bounds.
   */
  to(endpoint: URL, transport: Transport): Transport {
    const { dryRun, origins } = this.bounds;
    if (!origins.includes(endpoint.origin)) {
      throw new Error(`${endpoint.origin} was about to be called in place of ${origins.join(' or ')}. Nothing was sent.`);
    }
    return {
      send: async (request, signal) => {
        const submission = request.headers['x-acs-action'] === SUBMISSION;
        if (submission && dryRun) {
          throw new Error('A dry run was about to submit media. Nothing was sent.');
        }
        this.sent++;
        this.latest = request.headers['x-acs-action'];
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

  phase(): string {
    return phaseOf(this.latest);
  }
}
