import { NAME_FORMS } from './name-forms';
import { nameRule } from './name-rule';
import { NO_CHECK, checkEach, checkNotEmpty, checkOf, matches, notNull } from './plan';
import { NONE, type Rule, errors, show } from './rule';
import { elementViolations, textRule } from './text-rule';

/** Characters of a description, at most. */
export const DESCRIPTION_CHARACTERS = 256;

/** An ID as the services make it. */
const ID = /^[A-Za-z0-9-]+$/;

const IGNORED_TAG_KEY = /^(?:aliyun|acs:|https?:\/\/|sae\.do\.not\.delete)/;

const REGION = nameRule({
  id: 'MP095',
  prop: 'vodRegion',
  title: 'A VOD region beside an endpoint can stand in names',
  allowed: '1 to 32 lower-case letters, digits and -',
  why: 'the names of role and policy end with it',
  pattern: /^[a-z0-9-]+$/,
  most: 32,
});

/** Texts of a prefetcher that go to a service as they are: IDs, names of what exists, tags, and descriptions of both constructs. */
export const prefetcherTextRules: readonly Rule[] = [
  ...errors('any', [
    textRule({
      id: 'MP090',
      title: 'A description is one that Function Compute takes',
      props: ['description'],
      allowed: `at most ${DESCRIPTION_CHARACTERS} characters`,
      bounds: { max: DESCRIPTION_CHARACTERS },
      holds: (text, { max }) => [...text].length <= max,
      condition: (text, { max }) => `length(${text}) <= ${max}`,
    }),
  ]),
  ...errors('prefetcher', [
    {
      id: 'MP091',
      title: 'Tags are those that the provider reads back',
      props: ['tags'],
      allowed: 'keys that do not start with aliyun, acs:, http://, https:// or sae.do.not.delete',
      why: 'the provider ignores such tags when it reads, so that every plan would show a change',
      see: 'https://www.alibabacloud.com/help/en/tag/product-overview/limits',
      check: (values) =>
        Object.keys(values.raw('tags') ?? {})
          .filter((key) => IGNORED_TAG_KEY.test(key))
          .map((key) => ({ prop: 'tags', found: `the key ${show(key)}` })),
      plan: (values) => checkOf(values, 'tags', (tags) => `alltrue([for key in keys(${tags}) : !${matches('key', IGNORED_TAG_KEY)}])`),
    },
    textRule({
      id: 'MP092',
      title: 'A VPC and its security group are given by their IDs',
      props: ['vpc.vpcId', 'vpc.securityGroupId'],
      allowed: 'an ID of letters, digits and -, such as vpc-bp1gw3zp8hb1kx and sg-bp18hj1wtxgy3b',
      required: true,
      holds: (id) => ID.test(id),
      condition: (id) => matches(id, ID),
    }),
    {
      id: 'MP093',
      title: 'The vSwitches of a function are given by their IDs',
      props: ['vpc.vswitchIds'],
      allowed: 'at least one ID of letters, digits and -, such as vsw-bp1ozpcrdc6r',
      why: 'a function in a VPC gets its addresses from a vSwitch',
      check: (values) =>
        values.length('vpc.vswitchIds') === 0
          ? [{ prop: 'vpc.vswitchIds', found: '[]' }]
          : elementViolations(values, 'vpc.vswitchIds', (id) => ID.test(id)),
      plan: (values) => [...checkNotEmpty(values, 'vpc.vswitchIds', notNull), ...checkEach(values, 'vpc.vswitchIds', (id) => matches(id, ID))],
    },
    textRule({
      id: 'MP094',
      title: 'A resource group is given by its ID',
      props: ['resourceGroupId'],
      allowed: 'an ID of letters, digits and -, such as rg-aekz3wes3hnre5a',
      holds: (id) => ID.test(id),
      condition: (id) => matches(id, ID),
    }),
    {
      ...REGION,
      props: [...REGION.props, 'vodEndpoint'],
      // Without an endpoint, only the regions that serve VOD are allowed.
      check: (values, bounds) => (values.given('vodEndpoint') ? REGION.check(values, bounds) : NONE),
      plan: (values, bounds) => (values.given('vodEndpoint') && typeof REGION.plan === 'function' ? REGION.plan(values, bounds) : NO_CHECK),
    },
    nameRule({ id: 'MP096', prop: 'logs.projectName', title: 'A log project has a name that the service takes', ...NAME_FORMS.logProject }),
    nameRule({ id: 'MP097', prop: 'logs.storeName', title: 'A log store has a name that the service takes', ...NAME_FORMS.logStore }),
  ]),
];
