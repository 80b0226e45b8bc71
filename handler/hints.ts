import { QUEUE_FULL } from './full-queue';
import { LEDGER_NOT_WRITABLE } from './ledger/run-ledger';
import type { Plan } from './plan';
import type { RunContext } from './run-context';

/** What to look at after a run. */
export function hintsFor(context: RunContext, plan: Plan | undefined): string[] {
  const { due, selection } = context;
  return [...(plan?.hints ?? []), ...problems(context, plan), ...(due ? selection.hints : []), ...outcomes(context)];
}

function problems({ lifetime, watch, history }: RunContext, plan: Plan | undefined): string[] {
  const hints: string[] = [];
  const code = lifetime.end?.code;
  if (code !== undefined && code !== LEDGER_NOT_WRITABLE) {
    hints.push(
      `VOD refused the caller (${code}), so that the run stopped there. Look at the function's role (it needs ` +
        'vod:RefreshMediaPlayUrls), and at whether VOD is activated and in good standing.',
    );
  }
  const checkCode = plan?.steps.map(({ check }) => check.refusedCode).find((each) => each !== undefined);
  if (checkCode !== undefined) {
    hints.push(`VOD refused to tell what became of the media (${checkCode}): the function's role needs vod:GetMediaRefreshJobs.`);
  }
  if (watch.refusedCode !== undefined) {
    hints.push(
      `VOD refused to tell how far URLs are (${watch.refusedCode}). It is documented for cn-shanghai only, and the function's ` +
        'role needs vod:DescribeVodRefreshTasks.',
    );
  }
  const { ledger, failure = ledger?.failure } = history;
  if (failure !== undefined) {
    hints.push(
      `The ledger could not be used (${failure.detail}), so that the run sent ${ledger ? 'nothing more' : 'nothing'}: look at the bucket, its mount and the ` +
        "function's role. The next invocation goes on where the ledger says.",
    );
  }
  return hints;
}

function outcomes({ tally, settings, history }: RunContext): string[] {
  const { selected, nonexistent, forbidden } = tally.counts;
  const hints: string[] = [];
  if (selected > 0 && nonexistent === selected) {
    hints.push(
      `VOD knows none of the media: is ${settings.region ?? 'this'} the region that they are in? A VOD endpoint serves its own region only.`,
    );
  }
  if (selected > 0 && forbidden === selected) {
    hints.push(
      "VOD forbids all of the media: they belong to a VOD application that the function's role has no policy for. " +
        'Grant it with AttachAppPolicyToIdentity (IdentityType RamRole, VODAppFullAccess).',
    );
  }
  if (tally.counts.skipped > 0 && tally.groups.some(({ reason }) => reason === QUEUE_FULL)) {
    hints.push("VOD had no room for more URLs (PreloadQueueFull): too many are being fetched, or the day's quota is used up.");
  }
  if (tally.unconfirmed > 0) {
    hints.push(`Of ${tally.unconfirmed} submitted media VOD did not say in time what became of them.`);
  }
  if ((history.ledger?.unreadable ?? 0) > 0) {
    hints.push(
      `${history.ledger!.unreadable} objects of the ledger are not whole: where a call's are, its media may have been submitted twice without a mark.`,
    );
  }
  if (tally.unfinished > 0) {
    hints.push(
      `Of ${tally.unfinished} submitted media, URLs were still under way when the time to wait for them was over; they may complete ` +
        "later. A longer verificationTimeoutSeconds, within the function's timeout, tells more.",
    );
  }
  return hints;
}
