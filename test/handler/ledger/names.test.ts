import { describe, expect, test } from 'vitest';
import {
  compareGroups,
  groupName,
  readRecordName,
  readTickName,
  recordName,
  recordsFolder,
  startedName,
  type GroupName,
} from '../../../handler/ledger/names';

const INVOCATION = { number: 1000, nonce: '0a1b2c3d' };

describe('the names in the folder of a tick', () => {
  test('are read as they were written', () => {
    const group: GroupName = { invocation: INVOCATION, group: 12_345 };

    expect(readTickName(startedName(INVOCATION))).toEqual({ kind: 'started', invocation: { number: 1000 } });
    expect(readTickName(recordsFolder(group))).toEqual({ kind: 'records', ...group });
    expect(readTickName(groupName(group))).toEqual({ kind: 'group', ...group });
    expect(readTickName('report.json')).toEqual({ kind: 'report' });
    expect(readRecordName(recordName({ kind: 'before', number: 1_234_567 }))).toEqual({ kind: 'before', number: 1_234_567 });
  });

  test.each(['report.json.tmp', 'notes.txt', '1.started.json', '001-a.started.json', '001-a-0001.group', '001-a-0001.json', '..', ''])(
    'that the ledger never writes are none: %s',
    (name) => expect(readTickName(name)).toBeUndefined(),
  );

  test.each(['000001.during.json', '1.before.json', '000001.before.json.tmp', '001-000001-001.after.json'])(
    'that it never writes among its records are none: %s',
    (name) => expect(readRecordName(name)).toBeUndefined(),
  );

  test('have the order in which they were begun, whatever the number of digits', () => {
    const groups = [
      { invocation: { number: 1000, nonce: 'a' }, group: 1 },
      { invocation: { number: 999, nonce: 'b' }, group: 10_000 },
      { invocation: { number: 999, nonce: 'b' }, group: 9_999 },
      { invocation: { number: 999, nonce: 'a' }, group: 10_001 },
    ];

    expect(groups.sort(compareGroups).map(({ group }) => group)).toEqual([10_001, 9_999, 10_000, 1]);
  });
});
