import { describe, expect, test } from 'vitest';
import { choice, integer, jsonObject, list, optionalText, pageNumber, requiredText, time } from '../../emulator/parameters';

const invalid = (name: string) =>
  expect.objectContaining({ code: 'InvalidParameter', httpStatus: 400, message: expect.stringContaining(`"${name}"`) });

describe('parameters', () => {
  test('left empty are the same as left out', () => {
    expect(optionalText({ Formats: '' }, 'Formats')).toBeUndefined();
    expect(optionalText({ Formats: ' ' }, 'Formats')).toBeUndefined();
    expect(optionalText({}, 'toString')).toBeUndefined();
    expect(() => requiredText({ MediaIds: '' }, 'MediaIds')).toThrow(
      expect.objectContaining({ code: 'MissingParameter', httpStatus: 400, message: expect.stringContaining('"MediaIds"') }),
    );
  });
});

describe('a list', () => {
  test('is separated by commas, with or without blanks', () => {
    expect(list({ Definitions: 'HD, SD' }, 'Definitions')).toEqual(['HD', 'SD']);
    expect(list({}, 'Definitions')).toBeUndefined();
  });

  test('has no empty element', () => {
    expect(() => list({ Definitions: 'HD,,SD' }, 'Definitions')).toThrow(invalid('Definitions'));
    expect(() => list({ Definitions: 'HD,' }, 'Definitions')).toThrow(invalid('Definitions'));
  });

  test('holds only what is allowed, as it is written', () => {
    expect(list({ Formats: 'mp4,m3u8' }, 'Formats', ['mp4', 'm3u8'])).toEqual(['mp4', 'm3u8']);
    expect(() => list({ Formats: 'mp4,MP4' }, 'Formats', ['mp4'])).toThrow(invalid('Formats'));
  });
});

describe('single values', () => {
  test('a choice is one of its values, as it is written', () => {
    expect(choice({ TaskType: 'Preload' }, 'TaskType', ['Refresh', 'Preload'])).toBe('Preload');
    expect(choice({}, 'TaskType', ['Refresh', 'Preload'])).toBeUndefined();
    expect(() => choice({ TaskType: 'preload' }, 'TaskType', ['Refresh', 'Preload'])).toThrow(invalid('TaskType'));
  });

  test.each(['1', '20'])('a whole number may be %s', (value) => {
    expect(integer({ SliceCount: value }, 'SliceCount', 1, 20)).toBe(Number(value));
  });

  test.each(['0', '21', '5.0', '-1', '1e1', 'five', '0x5'])('a whole number from 1 to 20 is not %s', (value) => {
    expect(() => integer({ SliceCount: value }, 'SliceCount', 1, 20)).toThrow(invalid('SliceCount'));
  });

  test('a JSON object is kept as it was written', () => {
    const text = '{ "Extend": {"a": "⏎ \\" é"} }';
    expect(jsonObject({ UserData: text }, 'UserData')).toBe(text);
    expect(jsonObject({}, 'UserData')).toBeUndefined();
  });

  test.each(['{', '[]', '"text"', 'null', '1'])('%s is no JSON object', (value) => {
    expect(() => jsonObject({ UserData: value }, 'UserData')).toThrow(invalid('UserData'));
  });
});

describe('times and pages', () => {
  test('a time is one of UTC to the second', () => {
    expect(time({ StartTime: '2018-07-01T08:00:00Z' }, 'StartTime')).toBe(Date.UTC(2018, 6, 1, 8));
    expect(time({ StartTime: ' ' }, 'StartTime')).toBeUndefined();
    expect(() => time({ StartTime: '2018-07-01' }, 'StartTime')).toThrow(
      expect.objectContaining({ code: 'InvalidStartTime.Malformed', httpStatus: 400, message: 'Specified StartTime is malformed.' }),
    );
  });

  test('pages are counted from 1, which is also the one meant by none', () => {
    expect(pageNumber({}, 'PageNo')).toBe(1);
    expect(pageNumber({ PageNo: '12' }, 'PageNo')).toBe(12);
    ['0', '-1', '1.5', 'x', '9'.repeat(20)].forEach((PageNo) => expect(() => pageNumber({ PageNo }, 'PageNo')).toThrow(invalid('PageNo')));
  });
});
