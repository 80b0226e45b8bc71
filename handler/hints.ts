import { QUEUE_FULL } from './full-queue';
import { LEDGER_IN_USE } from './ledger/run-ledger';
import { INTERRUPTED } from './lifetime';
import type { Plan } from './plan';
import type { RunContext } from './run-context';
import type { Tally } from './tally';
import { ACCOUNT_QUOTA } from './url-limits';
import { rowOf, type CodeRow } from './vod-codes';

/** A hint, unless there is no reason for it. */
type Hint = string | false | undefined;

/** What to look at after a run. */
export function hintsFor(context: RunContext, plan: Plan | undefined): string[] {
  const { due, selection } = context;
  const hints: Hint[] = [...(plan?.hints ?? []), ...problems(context, plan), ...(due ? selection.hints : []), ...outcomes(context)];
  return hints.filter((hint) => typeof hint === 'string');
}

function problems({ lifetime, watch, history }: RunContext, plan: Plan | undefined): Hint[] {
  const code = lifetime.end?.code;
  const checkCode = plan?.steps.map(({ check }) => check.refusedCode).find((each) => each !== undefined);
  const { ledger, failure = ledger?.failure } = history;
  return [
    code === INTERRUPTED &&
      'The run was interrupted, and sent nothing more. Carry the tick out again: ' +
        (ledger ? 'the ledger leaves out what was submitted.' : 'without a ledger, what was submitted would be submitted again.'),
    code !== undefined && stoppedBy(code),
    checkCode !== undefined && `VOD refused to tell what became of the media (${checkCode}): the function's role needs vod:GetMediaRefreshJobs.`,
    watch.refusedCode !== undefined &&
      `VOD refused to tell how far URLs are (${watch.refusedCode}). It is documented for cn-shanghai only, and the function's ` +
        'role needs vod:DescribeVodRefreshTasks.',
    failure?.reason === LEDGER_IN_USE &&
      `The run sent nothing, so that nothing is submitted twice (${failure.detail}). With reservedConcurrency 1, runs do not overlap.`,
    failure !== undefined &&
      failure.reason !== LEDGER_IN_USE &&
      `The ledger could not be used (${failure.detail}), so that the run sent ${ledger ? 'nothing more' : 'nothing'}: look at the bucket, its mount and the ` +
        "function's role. The next invocation goes on where the ledger says.",
  ];
}

/** What to do about a code of VOD that stopped the run. */
function stoppedBy(code: string): Hint {
  const row = rowOf(code);
  return row && `VOD refused RefreshMediaPlayUrls (${code}), so that the run stopped there: ${row.meaning}. What to do: ${row.step}.`;
}

function outcomes({ tally, settings, history, fullOrSpent }: RunContext): Hint[] {
  const { selected, nonexistent, forbidden, skipped } = tally.counts;
  const unreadable = history.ledger?.unreadable ?? 0;
  return [
    selected > 0 &&
      nonexistent === selected &&
      `VOD knows none of the media: is ${settings.region ?? 'this'} the region that they are in? A VOD endpoint serves its own region only.`,
    selected > 0 &&
      forbidden === selected &&
      "VOD forbids all of the media: they belong to a VOD application that the function's role has no policy for. " +
        'Grant it with AttachAppPolicyToIdentity (IdentityType RamRole, VODAppFullAccess).',
    skipped > 0 &&
      tally.groups.some(({ reason }) => reason === QUEUE_FULL) &&
      'VOD had no room for more URLs (PreloadQueueFull) until the run ended: spread schedules over the day, or set maxUrlsInFlight.',
    tally.groups.some(({ reason }) => reason.endsWith(ACCOUNT_QUOTA)) &&
      "The account's URLs of the day are used up, or do not suffice: carry the tick out after midnight in Shanghai, or raise the quota.",
    fullOrSpent.hint,
    ...tally.partly.map(
      ({ code, ids }) =>
        `Of ${ids.total} submitted media assets VOD submitted some URLs only (${code}): the others are not warm. They are not submitted ` +
        'again for this tick, since that would cost all their URLs once more.',
    ),
    ...codesOf(tally).map(([code, { meaning, step }]) => `${code}: ${meaning}. What to do: ${step}.`),
    tally.unconfirmed > 0 && `Of ${tally.unconfirmed} submitted media VOD did not say in time what became of them.`,
    unreadable > 0 &&
      `${unreadable} objects of the ledger are not whole: where a call's are, its media may have been submitted twice without a mark.`,
    tally.unfinished > 0 &&
      `Of ${tally.unfinished} submitted media, URLs were still under way when the time to wait for them was over; they may complete ` +
        "later. A longer verificationTimeoutSeconds, within the function's timeout, tells more.",
  ];
}

/** Number of codes that get a hint of their own. */
const MOST_CODES = 3;

/** The codes among the reasons of media assets that are explained by the table of codes. */
function codesOf({ groups }: Pick<Tally, 'groups'>): [code: string, row: CodeRow][] {
  const rows = new Map<CodeRow, string>();
  for (const { reason } of groups) {
    const code = reason.slice(reason.lastIndexOf(' ') + 1);
    const row = rowOf(code);
    if (row !== undefined && (row.class === 'busy' || row.class === 'refused') && !rows.has(row)) {
      rows.set(row, code);
    }
  }
  return [...rows].slice(0, MOST_CODES).map(([row, code]) => [code, row]);
}
