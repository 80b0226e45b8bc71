import { checkOf, matches } from './plan';
import { NONE, type Rule, errors, show } from './rule';
import type { Values } from './values';

const HANDLING = 'https://www.alibabacloud.com/help/en/vod/developer-reference/request-parameters';

/** An http or https URL, for the plan. */
const WEB_URL = /^https?:\/\/[^\/?#\s]\S*$/;

/** What travels along for VOD's callbacks. */
export const userDataRules: readonly Rule[] = errors('schedule', [
  {
    id: 'MP013',
    title: 'User data is a JSON object',
    props: ['userDataJson'],
    allowed: 'the text of one JSON object, such as {"Extend":{"localId":"1"}}',
    see: HANDLING,
    handler: true,
    check: (values) => {
      const text = values.text('userDataJson');
      if (text === undefined) {
        return NONE;
      }
      try {
        const value: unknown = JSON.parse(text);
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? NONE : [{ prop: 'userDataJson', found: show(text) }];
      } catch (error) {
        return [{ prop: 'userDataJson', found: `${show(text)} (${(error as Error).message})` }];
      }
    },
    // Only an object has keys.
    plan: (values) => checkOf(values, 'userDataJson', (text) => `can(keys(jsondecode(${text})))`),
  },
  {
    id: 'MP014',
    title: 'A callback is an http or https URL',
    props: ['userData.callbackUrl', 'userDataJson'],
    allowed: 'a URL that starts with http:// or https:// and names a host',
    why: 'VOD posts the callback there',
    see: HANDLING,
    handler: true,
    check: (values) =>
      callbacksOf(values)
        .filter(({ url }) => url !== undefined && url !== null && !isWebUrl(url))
        .map(({ prop, url }) => ({ prop, found: prop === 'userDataJson' ? `MessageCallback.CallbackURL ${show(url)}` : show(url) })),
    plan: (values) => [
      ...checkOf(values, 'userData.callbackUrl', (url) => matches(url, WEB_URL)),
      ...checkOf(values, 'userDataJson', (text) => {
        const url = `jsondecode(${text}).MessageCallback.CallbackURL`;
        return `try(${url}, null) == null ? true : ${matches(url, WEB_URL)}`;
      }),
    ],
  },
  {
    id: 'MP015',
    title: 'User data is given in one way',
    props: ['userData', 'userDataJson'],
    allowed: 'userData or userDataJson',
    why: 'both become the one parameter UserData',
    check: (values) => (values.given('userData') && values.given('userDataJson') ? [{ prop: 'userDataJson', found: 'both' }] : NONE),
    plan: 'which props are given is always known at synth',
  },
]);

function isWebUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^/\s]\S*$/.test(value) && URL.canParse(value);
}

/** Where VOD calls back, by the prop that says it. */
function callbacksOf(values: Values): { readonly prop: string; readonly url: unknown }[] {
  return [
    { prop: 'userData.callbackUrl', url: values.text('userData.callbackUrl') },
    { prop: 'userDataJson', url: callbackIn(values.text('userDataJson')) },
  ];
}

interface UserDataDocument {
  readonly MessageCallback?: { readonly CallbackURL?: unknown };
}

/** Where VOD calls back, as JSON text says it; what is no JSON breaks another rule. */
function callbackIn(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as UserDataDocument | null)?.MessageCallback?.CallbackURL;
  } catch {
    return undefined;
  }
}
