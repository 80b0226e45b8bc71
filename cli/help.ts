import { version } from '../package.json';

const STATUS = `Exit status
  0  the run is ok; list, policy and report: they showed what they were asked for
  1  the run failed, or something broke
  2  the command line is wrong, or the command refused: nothing was sent
  3  the run was partial
  130, 143  Ctrl-C, or a signal to stop: submissions stop, calls in flight end, and the report so far is shown`;

const FOLDER = '  <cdktf.out>  the folder that the app synthesized';

const STATE = `  --state FILE           take triggers and functions from the applied state, where every expression has its value:
                         terraform -chdir=cdktf.out/stacks/STACK show -json > state.json, or show -json of a plan
                         before the first apply; may be given again, once for each stack`;

/** What `media-prefetch --help` prints. */
export const HELP = `media-prefetch ${version}: schedules of cdktf-alicloud-media-prefetch, by hand

  media-prefetch run <cdktf.out> [schedule]   carries a schedule out now, or a tick that was missed
  media-prefetch list <cdktf.out>             shows the schedules: next runs, media, URLs, warnings
  media-prefetch policy <cdktf.out> [stack]   prints the RAM policy of whoever deploys, and what to do once an account
  media-prefetch report <file | ->            shows a report, or log lines with reports, as tables
  media-prefetch <command> --help             tells a command's options
  media-prefetch --version                    prints ${version}

${STATUS}

Environment
  ALIBABA_CLOUD_ACCESS_KEY_ID      whose account run calls VOD for; never on the command line
  ALIBABA_CLOUD_ACCESS_KEY_SECRET  its secret
  ALIBABA_CLOUD_SECURITY_TOKEN     its token, where the key is a temporary one
  ALICLOUD_ACCESS_KEY, ALICLOUD_SECRET_KEY, ALICLOUD_SECURITY_TOKEN
                                   the same by the names of the Terraform provider, where the others are not set
  NO_COLOR                         turns colours off

Standard output holds the report or the list, and nothing else; everything else goes to standard error.
`;

const RUN = `media-prefetch run <cdktf.out> [schedule] [options]

Carries a schedule out from this machine, once, as its function would: with its job, and the function's environment and
time-out, from the output, with this package's code and your own credentials. The output may be somebody else's: the
command first shows every host that it would call with your key, and asks.

${FOLDER}
  [schedule]   the path of its construct, with its stack or without, its trigger's name or its address;
               may be left out where there is one only

Options
  --at TICK              carry out a tick that was missed, under its key in the ledger: ISO 8601 with a zone, such as
                         2026-03-01T20:30:00Z; media-prefetch list shows ticks  [now]
  --limit N              only the first N media assets; not for a tick that is kept in a ledger
  --dry-run              everything but the submission: media assets are chosen, by calls of VOD where
                         the selection needs them
  --emulate [strict]     against an emulated VOD on this machine, which knows every media asset and keeps to the day's
                         quota; needs no account and asks nothing. With strict, a VOD at its worst: slow,
                         little quota left, maintenance, late and partial answers; a minute of its edge takes a second
${STATE}
  --endpoint URL         call VOD there and nowhere else, such as https://vod.cn-shanghai.aliyuncs.com: a VPC's endpoint
                         is not reached from outside  [the function's own]
  --status-endpoint URL  ask there how far URLs are, which VOD serves in cn-shanghai only  [that of --endpoint]
  --allow-host HOST[:PORT]
                         call this host, about which --yes asks nothing; needed outside aliyuncs.com, and for plain http
                         on this machine; may be given again
  --ledger FOLDER        keep the ledger in a folder: the bucket's, mounted here, or one of this machine; an
                         emulated run has one of its own, which is gone in the end
  --no-ledger            go without the ledger that the function keeps: what earlier runs submitted is not known
  --mount BUCKET=FOLDER  read lists in a bucket from a folder that stands for the whole bucket; no link out of it
                         is followed; may be given again
  --timeout SECONDS      how long the run may take  [the function's time-out]
  --log FILE             append the function's log lines: they hold the media IDs that the report has no room for
  --json                 print the report as JSON on one line
  --yes                  ask nothing, if --endpoint, --status-endpoint or --allow-host names every host that is called;
                         needed where there is no terminal to ask on
  --help                 this text

Exit status
  0  ok: every selected media was submitted, or nothing was to run
  1  failed, or something broke
  2  the command line is wrong, or the command refused: nothing was sent
  3  partial: some media were submitted
  130, 143  Ctrl-C, or a signal to stop: submissions stop, calls in flight end, and the report so far is shown. A second
     signal ends at once.

Environment
  ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET, and ALIBABA_CLOUD_SECURITY_TOKEN for a temporary key, or
  ALICLOUD_ACCESS_KEY, ALICLOUD_SECRET_KEY and ALICLOUD_SECURITY_TOKEN: needed unless --emulate is given. The key needs
  the actions of VOD that the function's policy holds. No credential is shown or logged.
  NO_COLOR turns colours off.
`;

const LIST = `media-prefetch list <cdktf.out> [options]

Shows each schedule: its cron, its next runs in its own time zone and in UTC, media, URLs, and what synth warned of.

${FOLDER}

Options
${STATE}
  --runs N               so many next runs  [3]
  --json                 print the schedules as JSON
  --help                 this text

Exit status: 0, or 2 where the command line is wrong or the output cannot be read. NO_COLOR turns colours off.
`;

const POLICY = `media-prefetch policy <cdktf.out> [stack] [options]

Prints what may be done by whoever applies, plans and destroys the output: one RAM policy, or several where one would
be too long for RAM. A name that only Terraform knows is a wildcard. To standard error: what the policy does not cover,
and commands of the aliyun CLI that create and attach it, and that do what Terraform does not do: services, roles, VOD
applications. A terminal breaks long ones: 2> setup.sh keeps them whole.

${FOLDER}
  [stack]      the name of the only stack; stacks of different accounts need policies of their own  [all stacks]

Options
  --account ID           the account's ID, where no provider of the output names it  [any account: *]
  --json                 print policies, notes and commands as one JSON object
  --help                 this text

What a change takes away is deleted with the permissions of the output before it: keep that policy until then.

Exit status: 0, or 2 where the command line is wrong or the output cannot be read.
`;

const REPORT = `media-prefetch report <file | ->

Shows a report as tables: the answer of a run, or the log lines of any number of runs. Other lines are passed over.

  <file | ->   a file, or - for standard input

Options
  --json                 print the reports as JSON, a line each
  --help                 this text

Exit status: 0, or 2 where the command line is wrong or there is no report. NO_COLOR turns colours off.
`;

/** What a command's `--help` prints. */
export const HELP_OF = { run: RUN, list: LIST, policy: POLICY, report: REPORT };
