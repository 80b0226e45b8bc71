import { performance } from 'node:perf_hooks';

/** What the runtime is asked to do. */
export interface Invocation {
  /** The module of the handler, and its export. */
  readonly module: string;
  readonly handler: string;
  /** The event as text; the handler gets a Buffer. */
  readonly event: string;
  readonly context: object;
}

/** What the runtime answers. */
export interface Completion {
  readonly error?: { readonly name: string; readonly message: string };
  /** From the call of the handler to its answer. */
  readonly milliseconds: number;
  readonly peakMemoryBytes: number;
}

/** Stands in for Function Compute's Node.js runtime: loads the handler and calls it once, with what came over the channel. */
process.once('message', (invocation: Invocation) => {
  void invoke(invocation).then((completion) => {
    process.send!(completion, () => process.disconnect());
  });
});

async function invoke({ module, handler, event, context }: Invocation): Promise<Completion> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the bundle is CommonJS, and its path is known only here
  const call = require(module)[handler];
  const start = performance.now();
  let error: Error | undefined;
  try {
    await call(Buffer.from(event), context);
  } catch (thrown) {
    error = thrown as Error;
  }
  return {
    error: error && { name: error.name, message: error.message },
    milliseconds: performance.now() - start,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
}
