import { checkOf, matches } from './plan';
import { NONE, type Rule, errors, show } from './rule';
import { textRule } from './text-rule';

const HANDLING = 'https://www.alibabacloud.com/help/en/vod/developer-reference/request-parameters';

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
  textRule({
    id: 'MP014',
    title: 'A callback is an http or https URL',
    props: ['userData.callbackUrl'],
    allowed: 'a URL that starts with http:// or https:// and names a host',
    why: 'VOD posts the callback there',
    see: HANDLING,
    handler: true,
    holds: isWebUrl,
    condition: (url) => matches(url, /^https?:\/\/[^\/?#\s]\S*$/),
  }),
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

function isWebUrl(text: string): boolean {
  return /^https?:\/\/[^/\s]\S*$/.test(text) && URL.canParse(text);
}
