import { expect, test } from 'vitest';
import { identityOf } from '../../cli/function-identity';
import type { KnownSchedule } from '../../cli/require-known';

const LEDGER = { VOD_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com', LEDGER_DIR: '/here' };

function schedule(arn?: string): KnownSchedule {
  return {
    stack: 'stack',
    path: 'stack/Nightly',
    base: 'stack/Nightly',
    isRepeated: false,
    address: 'alicloud_fcv3_trigger.Nightly',
    triggerName: 'nightly',
    payload: '{}',
    function: { name: 'warmer', arn, environment: {}, unresolved: [] },
    unresolved: [],
    warnings: [],
    applied: true,
  };
}

test("a function's ledger is known by the ARN of the applied state", () => {
  const arn = 'acs:fc:cn-beijing:1234567890123456:functions/warmer';

  expect(identityOf({ schedule: schedule(arn), environment: LEDGER })).toEqual({
    accountId: '1234567890123456',
    region: 'cn-beijing',
    function: { name: 'warmer' },
  });
});

test.each([undefined, '', 'acs:fc:cn-beijing:1234567890123456:services/x/functions/warmer'])(
  'with the ARN %j, a run with a ledger is refused',
  (arn) => {
    expect(() => identityOf({ schedule: schedule(arn), environment: LEDGER })).toThrow('--state');
  },
);

test('a run without a ledger, and one that calls this machine, need no ARN', () => {
  const emulated = { ...LEDGER, VOD_ENDPOINT: 'http://127.0.0.1:1' };

  expect(identityOf({ schedule: schedule(), environment: { VOD_ENDPOINT: LEDGER.VOD_ENDPOINT } })).toMatchObject({ function: { name: 'warmer' } });
  expect(identityOf({ schedule: schedule(), environment: emulated })).toMatchObject({ accountId: 'emulated', function: { name: 'warmer' } });
});
