// cdktf asks for a stack trace at every token, to show it beside an error about that token; the source maps of vitest make each
// of them so dear that they were most of the time of every test that synthesizes. Errors keep their own.
const captureStackTrace = Error.captureStackTrace.bind(Error);
Error.captureStackTrace = (target, below) => {
  if (target instanceof Error) {
    captureStackTrace(target, below);
  }
};
