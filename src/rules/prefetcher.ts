import { ACCOUNT_MAX_QPS, TRIGGERS_PER_FUNCTION, VOD_REGIONS } from '../job/limits';
import { LOG_FIELDS, PREFETCHER_FIELDS } from '../job/prefetcher-fields';
import { NAME_FORMS } from './name-forms';
import { nameRule, othersOfName } from './name-rule';
import { type JudgedNumber, numberRule } from './number-rule';
import { NO_CHECK, checkOf, checkRequired, checkTogether, isOneOf, isWhole, matches, unlessNull, warningOf } from './plan';
import { type ErrorDraft, NONE, type Rule, type Violation, errors, isWholeNumber, show, some, warnings } from './rule';
import type { Values } from './values';

const FUNCTION_PAGE = 'https://www.alibabacloud.com/help/en/functioncompute/fc/developer-reference/api-fc-2023-03-30-createfunction';
const LIMITS_PAGE = 'https://www.alibabacloud.com/help/en/functioncompute/fc/product-overview/limits-of-usage';
const ENDPOINTS_PAGE = 'https://www.alibabacloud.com/help/en/vod/developer-reference/endpoints';
const OSS_MOUNT_PAGE = 'https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/configure-an-oss-file-system';
const RETRIES_PAGE = 'https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/retry-policy';
const PUBLIC_ENDPOINT = /^https:\/\/vod\.[a-z0-9-]+\.aliyuncs\.com/;
const OWN_ENDPOINT = /^https:\/\/[A-Za-z0-9.-]+\.aliyuncs\.com(?::[0-9]{1,5})?$/;
const LOOPBACK_ENDPOINT = /^https?:\/\/(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])(?::[0-9]{1,5})?$/;
const FOREIGN_ENDPOINT = /^https:\/\/[^\/?#@\s]+$/;

const RESERVED = wholeNumber({
  id: 'MP053',
  prop: 'reservedConcurrency',
  title: 'A reserved concurrency',
  field: PREFETCHER_FIELDS.reservedConcurrency,
  unit: 'instances; 0 reserves none',
});

const EXISTING_LOGS = ['logs.projectName', 'logs.storeName'];

/** What runs: the function's size and names, its way to VOD, its logs, and all its schedules together. */
export const prefetcherRules: readonly Rule[] = [
  ...errors('prefetcher', [
    wholeNumber({
      id: 'MP040',
      prop: 'timeoutSeconds',
      title: 'A timeout',
      field: PREFETCHER_FIELDS.timeoutSeconds,
      unit: 'seconds',
      see: LIMITS_PAGE,
    }),
    {
      id: 'MP041',
      title: 'A memory size is one that Function Compute sells',
      props: ['memorySizeMb'],
      allowed: `from ${PREFETCHER_FIELDS.memorySizeMb.min} to ${PREFETCHER_FIELDS.memorySizeMb.max} MB in steps of 64`,
      see: FUNCTION_PAGE,
      bounds: { step: 64, minSteps: PREFETCHER_FIELDS.memorySizeMb.min / 64, maxSteps: PREFETCHER_FIELDS.memorySizeMb.max / 64 },
      check: (values, { step, minSteps, maxSteps }) => {
        const memory = values.number('memorySizeMb');
        return memory === undefined || isWholeNumber(memory / step, minSteps, maxSteps) ? NONE : [{ prop: 'memorySizeMb', found: show(memory) }];
      },
      plan: (values, { step, minSteps, maxSteps }) =>
        checkOf(values, 'memorySizeMb', (memory) => isWhole(`(${memory} / ${step})`, minSteps, maxSteps)),
    },
    {
      id: 'MP042',
      title: 'A CPU share is one that Function Compute sells',
      props: ['cpu'],
      allowed: `from ${PREFETCHER_FIELDS.cpu.min} to ${PREFETCHER_FIELDS.cpu.max} vCPU in steps of 0.05`,
      see: FUNCTION_PAGE,
      bounds: { stepHundredths: 5, minSteps: (PREFETCHER_FIELDS.cpu.min * 100) / 5, maxSteps: (PREFETCHER_FIELDS.cpu.max * 100) / 5 },
      check: (values, { stepHundredths, minSteps, maxSteps }) => {
        const cpu = values.number('cpu');
        // Rounded to a millionth, which is what binary fractions blur.
        const steps = Math.round(((cpu ?? 0) * 1e8) / stepHundredths) / 1e6;
        return cpu === undefined || isWholeNumber(steps, minSteps, maxSteps) ? NONE : [{ prop: 'cpu', found: show(cpu) }];
      },
      plan: (values, { stepHundredths, minSteps, maxSteps }) =>
        checkOf(values, 'cpu', (cpu) => isWhole(`(${cpu} * 100 / ${stepHundredths})`, minSteps, maxSteps)),
    },
    {
      id: 'MP043',
      title: 'CPU and memory go together',
      props: ['cpu', 'memorySizeMb'],
      allowed: '1 to 4 GB of memory for each vCPU',
      see: FUNCTION_PAGE,
      bounds: { minGb: 1, maxGb: 4 },
      check: (values, { minGb, maxGb }) => {
        const cpu = values.number('cpu') ?? 0;
        const memory = values.number('memorySizeMb') ?? 0;
        if (cpu <= 0 || memory <= 0) {
          return NONE;
        }
        const gbPerCpu = memory / 1024 / cpu;
        return gbPerCpu >= minGb - 1e-9 && gbPerCpu <= maxGb + 1e-9
          ? NONE
          : [{ prop: 'cpu', found: `${cpu} vCPU with ${memory} MB (${Math.round(gbPerCpu * 100) / 100} GB for each vCPU)` }];
      },
      plan: (values, { minGb, maxGb }) =>
        checkTogether(values, ['cpu', 'memorySizeMb'], (cpu, memory) => ({
          prop: 'cpu',
          // The rules above refuse what is no share or no size.
          condition:
            `${cpu} == null || ${memory} == null ? true : ` +
            `try(${memory} >= ${cpu} * ${minGb * 1024} && ${memory} <= ${cpu} * ${maxGb * 1024}, true)`,
          found: `${cpu} vCPU with ${memory} MB`,
        })),
    },
    nameRule({
      id: 'MP044',
      prop: 'name',
      title: 'A function name is one that the service takes',
      ...NAME_FORMS.function,
    }),
    nameRule({
      id: 'MP045',
      prop: 'namePrefix',
      title: 'A name prefix is one that the service takes',
      allowed: '1 to 24 letters, digits and -, the first a letter',
      why: 'the derived names of function, role, policy, log project and queues start with it',
      pattern: /^[A-Za-z][A-Za-z0-9-]*$/,
      most: 24,
      see: FUNCTION_PAGE,
    }),
    {
      id: 'MP046',
      title: 'A VOD region is one that serves ApsaraVideo VOD',
      props: ['vodRegion', 'vodEndpoint'],
      allowed: some(VOD_REGIONS, VOD_REGIONS.length),
      why: 'a media asset belongs to one VOD region, and no other region knows it; the function itself may run in any region',
      see: ENDPOINTS_PAGE,
      check: (values) => (values.given('vodEndpoint') ? NONE : unknownRegion(values)),
      plan: (values) => (values.given('vodEndpoint') ? NO_CHECK : checkOf(values, 'vodRegion', (region) => isOneOf(region, VOD_REGIONS))),
    },
    {
      id: 'MP047',
      title: 'A VOD endpoint is a scheme, a host and a port',
      props: ['vodEndpoint', 'allowForeignEndpoint'],
      allowed: 'https://HOST or https://HOST:PORT below aliyuncs.com, http only for a loopback host; another host with allowForeignEndpoint: true',
      why: "the function signs its calls there with its role's credentials",
      see: ENDPOINTS_PAGE,
      check: (values) => {
        const endpoint = values.text('vodEndpoint');
        const problem = endpoint === undefined ? undefined : endpointProblem(endpoint, values);
        return problem ? [{ prop: 'vodEndpoint', found: `${show(endpoint)}: ${problem}` }] : NONE;
      },
      plan: (values) =>
        checkOf(values, 'vodEndpoint', (endpoint) =>
          [OWN_ENDPOINT, LOOPBACK_ENDPOINT, ...(values.flag('allowForeignEndpoint') === true ? [FOREIGN_ENDPOINT] : [])]
            .map((pattern) => matches(endpoint, pattern))
            .join(' || '),
        ),
    },
    {
      id: 'MP048',
      title: 'A function in a VPC without internet access reaches VOD',
      props: ['vpc', 'internetAccess', 'vodEndpoint'],
      allowed: 'internetAccess: true, or a vodEndpoint of the form https://vod-vpc.REGION.aliyuncs.com',
      why: 'the public endpoint cannot be reached from there: every run would time out',
      see: ENDPOINTS_PAGE,
      check: (values) => {
        const closed = values.flag('internetAccess') === false;
        const endpoint = values.text('vodEndpoint');
        const reaches = endpoint !== undefined && !PUBLIC_ENDPOINT.test(endpoint);
        return closed && values.settled('vodEndpoint') && !reaches
          ? [{ prop: 'internetAccess', found: `false with ${endpoint === undefined ? 'the public VOD endpoint' : `vodEndpoint ${show(endpoint)}`}` }]
          : NONE;
      },
      plan: (values) =>
        values.given('internetAccess') && values.flag('internetAccess') !== true
          ? checkTogether(values, ['internetAccess', 'vodEndpoint'], (access, endpoint) => ({
              prop: 'internetAccess',
              condition: unlessNull(access, `${access} || ${values.given('vodEndpoint') ? `!${matches(endpoint, PUBLIC_ENDPOINT)}` : 'false'}`),
              found: `${access} with ${values.given('vodEndpoint') ? `vodEndpoint ${endpoint}` : 'the public VOD endpoint'}`,
            }))
          : NO_CHECK,
    },
    wholeNumber({ id: 'MP049', prop: 'maxQps', title: 'A pace', field: PREFETCHER_FIELDS.maxQps, unit: 'calls a second' }),
    wholeNumber({ id: 'MP052', prop: 'maxUrlsPerBatch', title: 'The URLs of a batch', field: PREFETCHER_FIELDS.maxUrlsPerBatch, unit: 'URLs' }),
    {
      ...RESERVED,
      plan: (values, { max }) =>
        checkOf(values, 'reservedConcurrency', (instances) => isWhole(instances, 1, max)).map((check) => ({
          ...check,
          allowed: `a whole number from 1 to ${max}, or the number 0 in the code of the app, which reserves none`,
          why: 'a value that only Terraform knows reserves so many instances, and 0 would block every run',
        })),
    },
    wholeNumber({ id: 'MP054', prop: 'maxEventAgeSeconds', title: 'An event age', field: PREFETCHER_FIELDS.maxEventAgeSeconds, unit: 'seconds' }),
    wholeNumber({ id: 'MP055', prop: 'logs.retentionDays', title: 'A log retention', field: LOG_FIELDS.retentionDays, unit: 'days' }),
    nameRule({
      id: 'MP056',
      prop: 'roleArn',
      title: 'A role ARN is one that the service takes',
      allowed: 'acs:ram::ACCOUNT:role/NAME',
      pattern: /^acs:ram::\d+:role\/[A-Za-z0-9._-]+$/,
      most: 256,
      required: true,
      see: 'https://www.alibabacloud.com/help/en/ram/user-guide/ram-role-overview',
    }),
    {
      id: 'MP057',
      title: 'Existing logs are given as project and store together',
      props: EXISTING_LOGS,
      allowed: 'both names, or neither',
      why: 'the role may write into that store alone',
      check: (values) => {
        const missing = EXISTING_LOGS.filter((path) => !values.given(path));
        return missing.length === 1 ? [{ prop: missing[0], found: 'left out, the other given' }] : NONE;
      },
      plan: (values) => EXISTING_LOGS.flatMap((path) => checkRequired(values, path, () => 'true')),
    },
    {
      id: 'MP058',
      title: 'A stack is written as JSON',
      props: ['app.hclOutput'],
      allowed: 'JSON output: leave out SYNTH_HCL_OUTPUT and hclOutput; Terraform and OpenTofu read cdk.tf.json as they read HCL',
      why: 'the HCL writer loses the escapes of JSON inside JSON, so that a broken payload plans, and writes preconditions as arguments',
      check: (values) => (values.flag('app.hclOutput') === true ? [{ prop: 'hclOutput', found: 'on' }] : NONE),
      plan: 'how a stack is written is known at synth',
    },
    {
      id: 'MP059',
      title: 'The functions of one provider have a name each',
      props: ['name'],
      reads: ['name.others'],
      allowed: 'another name, or left out: names that are made are different',
      why: 'the second function would be refused, and its role, policy and log project too',
      check: (values) => othersOfName(values, 'name', 'name.others'),
      plan: 'a plan shows two functions of one name as two addresses; Function Compute itself refuses the second',
    },
    nameRule({
      id: 'MP070',
      prop: 'ledger.bucketName',
      title: "A ledger's bucket name is one that the service takes",
      allowed: '3 to 63 lower-case letters, digits and -, the first and the last a letter or a digit',
      pattern: /^[a-z0-9][a-z0-9-]+[a-z0-9]$/,
      most: 63,
      see: 'https://www.alibabacloud.com/help/en/oss/user-guide/bucket-naming-conventions',
    }),
    nameRule({
      id: 'MP071',
      prop: 'ledger.prefix',
      title: "A ledger's prefix is one that the service takes",
      allowed:
        'folders of letters, digits, -, _ and ., each starting with no dot, with single slashes between them, at most 200 characters; left out, the whole bucket',
      pattern: /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/,
      most: 200,
      see: OSS_MOUNT_PAGE,
    }),
    nameRule({
      id: 'MP072',
      prop: 'ledger.endpoint',
      title: "The endpoint of a ledger's bucket is one that the service takes",
      allowed: 'http:// or https:// and a host below aliyuncs.com, such as http://oss-cn-shanghai-internal.aliyuncs.com',
      why: "the function signs its calls there with its role's credentials",
      pattern: /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.aliyuncs\.com$/,
      most: 200,
      see: OSS_MOUNT_PAGE,
    }),
    wholeNumber({
      id: 'MP073',
      prop: 'maxRunRetries',
      title: 'A number of retries',
      field: PREFETCHER_FIELDS.maxRunRetries,
      unit: 'retries of a whole run',
      see: RETRIES_PAGE,
    }),
    {
      id: 'MP074',
      title: 'Runs are retried only with a ledger',
      props: ['maxRunRetries', 'ledger'],
      allowed: '0, or a ledger',
      why: 'without one, a run that is carried out again submits everything again, and spends the quota again',
      see: RETRIES_PAGE,
      check: (values) => {
        const retries = values.number('maxRunRetries') ?? 0;
        return retries > 0 && !values.given('ledger') ? [{ prop: 'maxRunRetries', found: `${retries} without a ledger` }] : NONE;
      },
      plan: (values) => (values.given('ledger') ? NO_CHECK : checkOf(values, 'maxRunRetries', (retries) => `${retries} <= 0`)),
    },
  ]),
  ...warnings('prefetcher', [
    {
      id: 'MP105',
      title: "A pace within the account's calls a second",
      props: ['maxQps'],
      reads: ['account.qpsLimit'],
      allowed: `at most account.qpsLimit, which is ${ACCOUNT_MAX_QPS} requests a second by default, for everything in the account together`,
      why: 'VOD drops what exceeds it',
      see: 'https://www.alibabacloud.com/help/en/vod/developer-reference/qps-limits',
      bounds: { max: ACCOUNT_MAX_QPS },
      check: (values, { max }) => {
        const pace = values.number('maxQps') ?? 0;
        return pace > (values.number('account.qpsLimit') ?? max) ? [{ prop: 'maxQps', found: show(pace) }] : NONE;
      },
      plan: (values, { max }) => warningOf(values, 'maxQps', (pace) => `${pace} <= ${values.number('account.qpsLimit') ?? max}`),
    },
    {
      id: 'MP135',
      title: 'A VOD region is chosen where the provider is in another one',
      props: ['vodRegion', 'vodEndpoint'],
      reads: ['vodRegion.given', 'provider.region'],
      allowed: 'the region that the media assets are in',
      why: 'a media asset belongs to one VOD region: in any other one, every media ID comes back as nonexistent',
      see: ENDPOINTS_PAGE,
      check: (values) => {
        const [region, assumed] = [values.text('provider.region') ?? '', PREFETCHER_FIELDS.vodRegion.default];
        return values.flag('vodRegion.given') === false && !values.given('vodEndpoint') && region !== assumed && VOD_REGIONS.includes(region)
          ? [
              {
                prop: 'vodRegion',
                found: `left out, so ${show(assumed)}, with a provider in ${show(region)}`,
                allowed: `vodRegion: ${show(region)}, or vodRegion: ${show(assumed)} where the media assets are there`,
              },
            ]
          : NONE;
      },
    },
    {
      id: 'MP122',
      title: 'With a ledger, runs do not overlap',
      props: ['ledger', 'reservedConcurrency'],
      allowed: 'reservedConcurrency: 1, which is the default',
      why: 'two runs for one tick at the same time may not see what the other one writes, and both submit',
      check: (values) => {
        const instances = values.number('reservedConcurrency') ?? 1;
        return values.given('ledger') && instances !== 1 ? [{ prop: 'reservedConcurrency', found: show(instances) }] : NONE;
      },
      plan: (values) => (values.given('ledger') ? warningOf(values, 'reservedConcurrency', (instances) => `${instances} == 1`) : NO_CHECK),
    },
    {
      id: 'MP108',
      title: 'Schedules of one prefetcher do not overlap',
      props: ['schedules.overlaps'],
      reads: ['schedules.free'],
      allowed: 'times that leave each run room to end, or a prefetcher each',
      why: 'runs of one prefetcher do not run beside each other: the later one waits by pauses of Function Compute that double',
      check: (values) => {
        const overlaps = values.list('schedules.overlaps') ?? [];
        const free = values.text('schedules.free');
        return overlaps.length > 0
          ? [
              {
                prop: 'schedule',
                found: some(overlaps, 3),
                allowed: free && `times that leave each run room to end, such as ${free}; or a prefetcher each`,
              },
            ]
          : NONE;
      },
    },
    {
      id: 'MP109',
      title: 'A prefetcher has at most 50 schedules',
      props: ['schedules.count'],
      allowed: `at most ${TRIGGERS_PER_FUNCTION} triggers on one function, unless Function Compute has raised it for your account`,
      see: LIMITS_PAGE,
      bounds: { max: TRIGGERS_PER_FUNCTION },
      check: (values, { max }) => {
        const count = values.number('schedules.count') ?? 0;
        return count > max ? [{ prop: 'schedules', found: `${count} schedules` }] : NONE;
      },
    },
    {
      id: 'MP113',
      title: 'A VOD region beside an endpoint is one that serves ApsaraVideo VOD',
      props: ['vodRegion', 'vodEndpoint'],
      allowed: some(VOD_REGIONS, VOD_REGIONS.length),
      why: 'the endpoint decides where calls go; the region stands in names and reports',
      see: ENDPOINTS_PAGE,
      check: (values) => (values.given('vodEndpoint') ? unknownRegion(values) : NONE),
      plan: (values) => (values.given('vodEndpoint') ? warningOf(values, 'vodRegion', (region) => isOneOf(region, VOD_REGIONS)) : NO_CHECK),
    },
    {
      id: 'MP114',
      title: 'A name is used once in an account and region',
      props: ['name'],
      reads: ['name.perhapsOthers', 'name.othersOfRole'],
      allowed: 'the same name in another account; in the same one, another name or namePrefix',
      why: 'which accounts the providers lead to is not known at synth; in the same one, the second apply would be refused: a region has one function of a name, an account one role',
      check: (values) => ['name.perhapsOthers', 'name.othersOfRole'].flatMap((others) => othersOfName(values, 'name', others)),
    },
  ]),
];

/** A rule about one number of a prefetcher. */
function wholeNumber({ id, title, see, ...number }: JudgedNumber & Pick<ErrorDraft, 'id' | 'title' | 'see'>): ErrorDraft {
  return numberRule({ id, title: `${title} is a whole number within its bounds`, see, numbers: [number] });
}

function unknownRegion(values: Values): readonly Violation[] {
  const region = values.text('vodRegion');
  if (region === undefined || VOD_REGIONS.includes(region)) {
    return NONE;
  }
  const hint = region === 'cn-hangzhou' ? 'cn-shanghai, which serves the media of cn-hangzhou' : undefined;
  return [{ prop: 'vodRegion', found: show(region), allowed: hint }];
}

function endpointProblem(endpoint: string, values: Values): string | undefined {
  if (!URL.canParse(endpoint)) {
    return 'no URL';
  }
  if (!/^https?:\/\/[^/?#@\s]+$/.test(endpoint)) {
    return 'it holds more, or less, than a scheme, a host and a port';
  }
  const url = new URL(endpoint);
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && !loopback) {
    return 'plain http is for a loopback host only';
  }
  const own = loopback || url.hostname.endsWith('.aliyuncs.com');
  return own || values.flag('allowForeignEndpoint') === true || !values.settled('allowForeignEndpoint')
    ? undefined
    : 'the host is outside aliyuncs.com';
}
