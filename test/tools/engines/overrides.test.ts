import { expect, test } from 'vitest';
import { overridesOf } from '../../../tools/engines/overrides';

const LOCAL = { terraform: { backend: { local: { path: 'terraform.tfstate' } } } };
const CREDENTIALS = { access_key: 'none', secret_key: 'none', skip_region_validation: true };
const stateOf = (stack: string) => `../${stack}/terraform.tfstate`;

test('a stack without a provider gets a local backend, and nothing else', () => {
  expect(overridesOf({ terraform: { backend: { oss: { bucket: 'b' } } } }, stateOf)).toEqual(LOCAL);
});

test('every alias of the provider gets credentials of nobody', () => {
  const provider = { alicloud: [{ region: 'cn-shanghai' }, { region: 'ap-southeast-1', alias: 'singapore' }], random: [{}] };

  expect(overridesOf({ provider }, stateOf)).toEqual({
    ...LOCAL,
    provider: { alicloud: [CREDENTIALS, { alias: 'singapore', ...CREDENTIALS }] },
  });
});

test('the states of other stacks of the app are read where they lie; those of strangers stay where they are', () => {
  const data = { terraform_remote_state: { 'cross-stack-reference-input-owner': { backend: 'oss' }, 'network': { backend: 'oss' } } };

  expect(overridesOf({ data }, stateOf)).toEqual({
    ...LOCAL,
    data: {
      terraform_remote_state: { 'cross-stack-reference-input-owner': { backend: 'local', config: { path: '../owner/terraform.tfstate' } } },
    },
  });
});
