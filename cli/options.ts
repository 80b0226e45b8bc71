import { parseArgs, type ParseArgsConfig } from 'node:util';
import { showUrl } from '../src/job/show';
import { UsageError } from './errors';
import { hostWithPort } from './host-with-port';

/** What `run` was asked for. */
export interface RunOptions {
  readonly folder: string;
  readonly schedule?: string;
  readonly at?: Date;
  readonly limit?: number;
  readonly dryRun: boolean;
  readonly emulate: boolean;
  /** Whether the emulated VOD is strict. */
  readonly strict: boolean;
  /** Files of applied or planned states. */
  readonly states: readonly string[];
  /** VOD's endpoint in place of the function's. */
  readonly endpoint?: string;
  /** The endpoint of status calls in place of the function's. @default - `endpoint`, if given */
  readonly statusEndpoint?: string;
  /** Hosts with their ports that the run may call although they are not the vendor's, and without a question. */
  readonly allowHosts: readonly string[];
  readonly ledger?: string;
  readonly noLedger: boolean;
  /** Folders by the buckets that they stand for. */
  readonly mounts: ReadonlyMap<string, string>;
  readonly timeoutSeconds?: number;
  readonly log?: string;
  readonly json: boolean;
  readonly yes: boolean;
}

/** What `list` was asked for. */
export interface ListOptions {
  readonly folder: string;
  /** Files of applied or planned states. */
  readonly states: readonly string[];
  readonly runs: number;
  readonly json: boolean;
}

/** What `policy` was asked for. */
export interface PolicyOptions {
  readonly folder: string;
  /** The only stack. @default - all stacks */
  readonly stack?: string;
  /** The account's ID. */
  readonly account?: string;
  readonly json: boolean;
}

/** What `report` was asked for. */
export interface ReportOptions {
  /** A file, or `-`. */
  readonly file: string;
  readonly json: boolean;
}

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'string', multiple: true } as const;
const FLAG = { type: 'boolean', default: false } as const;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** @throws UsageError for options that do not exist or do not go together, and for values that are not allowed. */
export function readRunOptions(args: readonly string[]): RunOptions {
  const texts = { 'at': TEXT, 'limit': TEXT, 'endpoint': TEXT, 'status-endpoint': TEXT, 'ledger': TEXT, 'timeout': TEXT, 'log': TEXT } as const;
  const flags = { 'dry-run': FLAG, 'emulate': FLAG, 'no-ledger': FLAG, 'json': FLAG, 'yes': FLAG } as const;
  const lists = { 'mount': TEXTS, 'allow-host': TEXTS, 'state': TEXTS } as const;
  const { strict, rest } = withoutStrict(args);
  const [values, folder, schedule] = parse(rest, { ...texts, ...flags, ...lists }, '<cdktf.out>', 2);
  if (values.ledger !== undefined && values['no-ledger']) {
    throw new UsageError('--ledger and --no-ledger do not go together.');
  }
  if (values.ledger !== undefined && values.limit !== undefined && values.at !== undefined) {
    throw new UsageError('--limit does not go with --at and --ledger: in the ledger, the tick would count as done with its first media.');
  }
  if (values.ledger !== undefined && values.emulate) {
    throw new UsageError(
      '--ledger and --emulate do not go together: what an emulated run writes would stand in the ledger as if VOD had taken it. ' +
        '--dry-run --ledger shows what skipSubmittedWithinHours leaves out, and writes nothing.',
    );
  }
  for (const name of ['endpoint', 'status-endpoint'] as const) {
    if (values[name] !== undefined && values.emulate) {
      throw new UsageError(`--${name} and --emulate do not go together: the emulator has an endpoint of its own.`);
    }
  }
  return {
    strict,
    dryRun: values['dry-run'],
    emulate: values.emulate,
    ledger: values.ledger,
    log: values.log,
    json: values.json,
    yes: values.yes,
    folder,
    schedule,
    states: values.state ?? [],
    endpoint: url('--endpoint', values.endpoint),
    statusEndpoint: url('--status-endpoint', values['status-endpoint']),
    allowHosts: (values['allow-host'] ?? []).map(host),
    at: instant('--at', values.at),
    limit: wholeNumber('--limit', values.limit, 1_000_000_000),
    noLedger: values['no-ledger'],
    mounts: new Map((values.mount ?? []).map(mount)),
    timeoutSeconds: wholeNumber('--timeout', values.timeout, 86_400),
  };
}

/** `--emulate` alone is a flag; `strict` behind it is its value, and no schedule's name. */
function withoutStrict(args: readonly string[]): { readonly strict: boolean; readonly rest: readonly string[] } {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const at = args.findIndex((arg, index) => index < end && (arg === '--emulate=strict' || (arg === '--emulate' && args[index + 1] === 'strict')));
  if (at < 0) {
    return { strict: false, rest: args };
  }
  const taken = args[at] === '--emulate' ? 2 : 1;
  return { strict: true, rest: [...args.slice(0, at), '--emulate', ...args.slice(at + taken)] };
}

/** @throws UsageError for options that do not exist, and for values that are not allowed. */
export function readListOptions(args: readonly string[]): ListOptions {
  const [values, folder] = parse(args, { state: TEXTS, runs: TEXT, json: FLAG }, '<cdktf.out>');
  return { folder, states: values.state ?? [], runs: wholeNumber('--runs', values.runs, 1_000) ?? 3, json: values.json };
}

/** @throws UsageError for options that do not exist, and for values that are not allowed. */
export function readPolicyOptions(args: readonly string[]): PolicyOptions {
  const [values, folder, stack] = parse(args, { account: TEXT, json: FLAG }, '<cdktf.out>', 2);
  if (values.account !== undefined && !/^\d{5,20}$/.test(values.account)) {
    throw new UsageError(`--account is ${JSON.stringify(values.account)}. Allowed: the ID of an account, such as 1234567890123456.`);
  }
  return { folder, stack, account: values.account, json: values.json };
}

/** @throws UsageError for options that do not exist. */
export function readReportOptions(args: readonly string[]): ReportOptions {
  const [values, file] = parse(args, { json: FLAG }, '<file | ->');
  return { file, json: values.json };
}

/** Parses a command line. @throws UsageError for what `parseArgs` refuses. */
export function understood<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** @throws UsageError for options that do not exist, without the first argument, and for more arguments than allowed */
function parse<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T, first: string, most = 1) {
  const { values, positionals, tokens } = understood(() => parseArgs({ args: [...args], allowPositionals: true, options, tokens: true }));
  const given = tokens.flatMap((token) => (token.kind === 'option' && options[token.name].multiple !== true ? [token.name] : []));
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UsageError(`--${twice} is given twice.`);
  }
  if (positionals.length === 0) {
    throw new UsageError(`${first} is missing.`);
  }
  if (positionals.length > most) {
    throw new UsageError(`There is nothing to do with ${positionals.slice(most).join(' ')}.`);
  }
  return [values, ...positionals] as [values: typeof values, first: string, second?: string];
}

/** The number that an option gives. @throws UsageError where it is not a whole number from 1 to `most`. */
export function wholeNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const value = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) {
    throw new UsageError(`${name} is ${JSON.stringify(text)}. Allowed: a whole number from 1 to ${most}.`);
  }
  return value;
}

function instant(name: string, text: string | undefined): Date | undefined {
  const value = new Date(text !== undefined && INSTANT.test(text) ? text : Number.NaN);
  if (text !== undefined && Number.isNaN(value.getTime())) {
    throw new UsageError(`${name} is ${JSON.stringify(text)}. Allowed: ISO 8601 with a zone, such as 2026-03-01T20:30:00Z.`);
  }
  return text === undefined ? undefined : value;
}

/** The text of an option as a URL of scheme, host and port. @throws UsageError for anything else */
function url(name: string, text: string | undefined): string | undefined {
  const value = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  if (text !== undefined && (value === undefined || `${value.origin}/` !== value.href)) {
    throw new UsageError(`${name} is ${showUrl(text)}. Allowed: scheme, host and port, as in https://vod.cn-shanghai.aliyuncs.com.`);
  }
  return value?.origin;
}

/** A host with its port, by default that of https. @throws UsageError for anything else */
function host(text: string): string {
  const value = URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : undefined;
  if (value === undefined || `${value.origin}/` !== value.href) {
    throw new UsageError(`--allow-host is ${showUrl(text)}. Allowed: HOST or HOST:PORT, such as vod.example.com.`);
  }
  return hostWithPort(value);
}

function mount(text: string): [bucket: string, folder: string] {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) {
    throw new UsageError(`--mount is ${JSON.stringify(text)}. Allowed: BUCKET=FOLDER.`);
  }
  return [text.slice(0, at), text.slice(at + 1)];
}
