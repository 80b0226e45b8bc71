import { TransportError, type HttpAnswer, type HttpRequest, type Transport } from '../../../handler/transport';
import type { VirtualClock } from './virtual-clock';

/** A call as VOD receives it. */
export interface FakeCall {
  readonly action: string;
  readonly method: string;
  readonly at: number;
  readonly parameters: Readonly<Record<string, string>>;
  readonly mediaIds: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Calls of this action before this one. */
  readonly index: number;
}

/** What a fake VOD does instead of its work; `lose` does the work first. */
export type Fault =
  | { readonly status: number; readonly body: unknown }
  | { readonly hang: 'before' | 'after' }
  | { readonly error: string; readonly sent: boolean; readonly accepted?: boolean };

/** How a fake VOD behaves; whatever is left out succeeds. */
export interface FakeVodOptions {
  readonly latency?: number | ((call: FakeCall) => number);
  readonly fault?: (call: FakeCall) => Fault | undefined;
  readonly nonexistent?: readonly string[];
  readonly forbidden?: readonly string[];
  /** IDs that the answer lists beyond those asked for. */
  readonly strangers?: readonly string[];
  /** The error code with which a media fails in its job, if any. */
  readonly jobError?: (mediaId: string, submission: number) => string | undefined;
  /** The error code of a media asset that is submitted all the same, in part or not at all. */
  readonly partlyCode?: (mediaId: string) => string | undefined;
  /** Milliseconds until a job has entries; Infinity for never. */
  readonly jobDelay?: number | ((mediaId: string) => number);
  readonly urlsPerMedia?: number | ((mediaId: string) => number);
  /** What other actions answer, and these where it answers anything at all. */
  readonly answer?: (call: FakeCall) => unknown;
}

/** The error that VOD answers with a code. */
export function vodError(status: number, code: string, message = `told by ${code}`): Fault {
  return { status, body: { RequestId: 'R-1', HostId: 'vod', Code: code, Message: message } };
}

/** A VOD on virtual time, without a network. */
export class FakeVod implements Transport {
  readonly calls: FakeCall[] = [];
  /** How often each media was taken. */
  readonly taken = new Map<string, number>();
  closed = 0;
  private readonly jobs = new Map<string, { at: number; mediaIds: string[]; submission: Map<string, number> }>();

  constructor(
    private readonly clock: VirtualClock,
    private readonly options: FakeVodOptions = {},
  ) {}

  /** The calls that submit. */
  get submissions(): FakeCall[] {
    return this.calls.filter(({ action }) => action === 'RefreshMediaPlayUrls');
  }

  /** The calls that check. */
  get checks(): FakeCall[] {
    return this.calls.filter(({ action }) => action === 'GetMediaRefreshJobs');
  }

  close(): void {
    this.closed++;
  }

  async send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    const call = this.receive(request);
    this.calls.push(call);
    const { latency = 25, fault } = this.options;
    const wrong = fault?.(call);
    if (wrong && 'hang' in wrong) {
      if (wrong.hang === 'after') {
        this.work(call);
      }
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new TransportError('Timeout', true, 'gave up')));
      });
    }
    await new Promise<void>((resolve) => {
      const callOff = this.clock.after(typeof latency === 'number' ? latency : latency(call), resolve);
      signal.addEventListener('abort', () => {
        callOff();
        resolve();
      });
    });
    if (signal.aborted) {
      throw new TransportError('Timeout', true, 'gave up');
    }
    if (wrong && 'error' in wrong) {
      if (wrong.accepted) {
        this.work(call);
      }
      throw new TransportError(wrong.error, wrong.sent, wrong.error);
    }
    if (wrong) {
      return { status: wrong.status, text: typeof wrong.body === 'string' ? wrong.body : JSON.stringify(wrong.body) };
    }
    return { status: 200, text: JSON.stringify(this.work(call)) };
  }

  private receive(request: HttpRequest): FakeCall {
    const parameters = Object.fromEntries(new URL(request.path, 'http://vod').searchParams);
    const action = request.headers['x-acs-action'];
    return {
      action,
      method: request.method,
      at: this.clock.elapsed(),
      parameters,
      mediaIds: parameters.MediaIds?.split(',') ?? [],
      headers: request.headers,
      index: this.calls.filter((call) => call.action === action).length,
    };
  }

  private work(call: FakeCall): unknown {
    const answer = this.options.answer?.(call);
    if (answer !== undefined) {
      return answer;
    }
    return call.action === 'RefreshMediaPlayUrls' ? this.submit(call) : this.tell(call.parameters.MediaRefreshJobId);
  }

  private submit({ mediaIds }: FakeCall): unknown {
    const { nonexistent = [], forbidden = [], strangers = [] } = this.options;
    const taken = mediaIds.filter((id) => !nonexistent.includes(id) && !forbidden.includes(id));
    taken.forEach((id) => this.taken.set(id, (this.taken.get(id) ?? 0) + 1));
    const jobId = `job-${this.jobs.size + 1}`;
    if (taken.length > 0) {
      this.jobs.set(jobId, { at: this.clock.elapsed(), mediaIds: taken, submission: new Map(taken.map((id) => [id, this.taken.get(id)!])) });
    }
    return {
      RequestId: 'R-1',
      MediaRefreshJobId: taken.length > 0 ? jobId : undefined,
      NonExistMediaIds: [...mediaIds.filter((id) => nonexistent.includes(id)), ...strangers].join(',') || undefined,
      ForbiddenMediaIds: mediaIds.filter((id) => forbidden.includes(id)).join(',') || undefined,
    };
  }

  private tell(jobId: string): unknown {
    const { jobDelay = 0, jobError, partlyCode, urlsPerMedia = 4 } = this.options;
    const job = this.jobs.get(jobId);
    const ready = (job?.mediaIds ?? []).filter((id) => this.clock.elapsed() >= job!.at + (typeof jobDelay === 'number' ? jobDelay : jobDelay(id)));
    return {
      RequestId: 'R-2',
      MediaRefreshJobs: ready.map((mediaId) => {
        const code = jobError?.(mediaId, job!.submission.get(mediaId)!);
        return {
          MediaRefreshJobId: jobId,
          MediaId: mediaId,
          Status: code === undefined ? 'success' : 'fail',
          ErrorCode: code ?? partlyCode?.(mediaId) ?? '',
          TaskIds:
            code === undefined
              ? Array.from({ length: typeof urlsPerMedia === 'number' ? urlsPerMedia : urlsPerMedia(mediaId) }, (_, n) => `${mediaId}-${n}`).join(',')
              : '',
        };
      }),
    };
  }
}
