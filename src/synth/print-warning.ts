/**
 * Prints a warning to standard error, unless the command of the CDK runs the app: that prints what is in the tree of constructs, and an app
 * that is run by itself would show none.
 */
export function printWarning(path: string, text: string): void {
  // The commands of both CDKs set it, so that they can print errors in the tree themselves.
  if (process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS === undefined) {
    process.stderr.write(`warning: [${path}] ${text}\n`);
  }
}
