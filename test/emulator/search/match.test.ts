import { describe, expect, test } from 'vitest';
import { SEARCH_FIELDS } from '../../../emulator/search/fields';
import { readMatch } from '../../../emulator/search/match';
import type { LibraryMedia, MediaType } from '../../../emulator/search/media';

const JULY = Date.UTC(2018, 6, 1, 8);
const AUGUST = Date.UTC(2018, 7, 1, 8);

function media(mediaId: string, rest: Partial<LibraryMedia> = {}): LibraryMedia {
  return { mediaId, createdAt: JULY, ...rest };
}

/** The IDs of those media that a match finds. */
function found(match: string, candidates: readonly LibraryMedia[], type: MediaType = 'video'): string {
  return candidates
    .filter(readMatch(match, SEARCH_FIELDS[type]))
    .map(({ mediaId }) => mediaId)
    .join();
}

const STATES = [media('a'), media('b', { status: 'Checking' }), media('c', { status: 'Blocked' })];

describe('one value', () => {
  test.each([
    ["Status = 'Checking'", 'b'],
    ["Status='Checking'", 'b'],
    ['Status = "Checking"', 'b'],
    ["  Status  =  'Checking'  ", 'b'],
    ["Status = 'checking'", ''],
    ["VideoId = 'c'", 'c'],
    ["Status = 'Normal'", 'a'],
  ])('%s', (match, ids) => {
    expect(found(match, STATES)).toBe(ids);
  });

  test('is a number where the field is one, in quotation marks or without', () => {
    const categories = [media('a', { cateId: 12 }), media('b', { cateId: 120 }), media('c')];
    expect(found('CateId = 12', categories)).toBe('a');
    expect(found("CateId = '120'", categories)).toBe('b');
    expect(found('CateId=-1', categories)).toBe('');
  });

  test('may hold whatever stands between its quotation marks', () => {
    const texts = ["it's", 'a "b"', "x' and Status = 'y", '音乐 (live), [1] = 2', 'back\\slash'];
    const titles = texts.map((title, index) => media(String(index), { title }));
    expect(found('Title = "it\'s"', titles)).toBe('0');
    expect(found("Title = 'it\\'s'", titles)).toBe('0');
    expect(found('Title = \'a "b"\'', titles)).toBe('1');
    expect(found("Title = 'x\\' and Status = \\'y'", titles)).toBe('2');
    expect(found("Title = '音乐 (live), [1] = 2'", titles)).toBe('3');
    expect(found("Title = 'back\\\\slash'", titles)).toBe('4');
  });

  test('is contained where the field is fuzzy, whatever the case', () => {
    const titles = [media('a', { title: 'Night Music' }), media('b', { title: 'MUSIC' }), media('c', { title: 'Mus ic' }), media('music')];
    expect(found("Title = 'music'", titles)).toBe('a,b,music');
    expect(found("Title in ('night', 'ic')", titles)).toBe('a,b,c,music');
    const tagged = [media('a', { tags: ['news', 'sport'] }), media('b', { tags: ['sports'] }), media('c', { tags: [] }), media('d')];
    expect(found("Tags = 'sport'", tagged)).toBe('a,b');
    expect(found("Tags in ('news', 'weather')", tagged)).toBe('a');
  });

  test('is nowhere where a media has none', () => {
    expect(found("Description = 'x'", [media('a'), media('b', { fields: { Description: 'x y' } })])).toBe('b');
    expect(found("AppId = 'app-1'", [media('a'), media('b', { fields: { AppId: 'app-1' } })])).toBe('b');
    expect(found("MediaSource = 'constructor'", [media('a', { fields: {} })])).toBe('');
  });
});

describe('several values', () => {
  test.each([
    ["Status in ('Normal','Checking')", 'a,b'],
    ["Status in ( 'Blocked' )", 'c'],
    ["Status IN ('Normal', 'Blocked')", 'a,c'],
    ["VideoId in ('a','c','x')", 'a,c'],
  ])('%s', (match, ids) => {
    expect(found(match, STATES)).toBe(ids);
  });

  test('are up to 100 video IDs', () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `'m${index}'`).join();
    expect(found(`VideoId in (${ids(100)})`, [media('m99'), media('m100')])).toBe('m99');
    expect(() => readMatch(`VideoId in (${ids(101)})`, SEARCH_FIELDS.video)).toThrow('Match.VideoId');
    expect(found(`Status in (${ids(101)})`, STATES)).toBe('');
  });
});

describe('a range', () => {
  const times = [
    media('before', { createdAt: JULY - 1_000 }),
    media('start', { createdAt: JULY }),
    media('startHalf', { createdAt: JULY + 500 }),
    media('between', { createdAt: JULY + 1_000 }),
    media('end', { createdAt: AUGUST }),
    media('endHalf', { createdAt: AUGUST + 999 }),
    media('after', { createdAt: AUGUST + 1_000 }),
  ];

  test.each([
    ['(', ')', 'between'],
    ['[', ')', 'start,startHalf,between'],
    ['(', ']', 'between,end,endHalf'],
    ['[', ']', 'start,startHalf,between,end,endHalf'],
  ])('leaves out its ends at a parenthesis and takes them at a bracket: %s %s', (open, close, ids) => {
    expect(found(`CreationTime = ${open}'2018-07-01T08:00:00Z','2018-08-01T08:00:00Z'${close}`, times)).toBe(ids);
  });

  test('may be open at one end', () => {
    expect(found("CreationTime=('2018-07-01T08:00:00Z',)", times)).toBe('between,end,endHalf,after');
    expect(found("CreationTime = [ '2018-07-01T08:00:00Z' , )", times)).toBe('start,startHalf,between,end,endHalf,after');
    expect(found("CreationTime = (,'2018-07-01T08:00:00Z')", times)).toBe('before');
    expect(found("CreationTime = (,'2018-07-01T08:00:00Z']", times)).toBe('before,start,startHalf');
  });

  test('is empty where it ends before it starts', () => {
    expect(found("CreationTime = ['2018-08-01T08:00:00Z','2018-07-01T08:00:00Z']", times)).toBe('');
  });

  test('may be one of numbers', () => {
    const sizes = [media('none'), media('one', { fields: { Size: 1 } }), media('two', { fields: { Size: 2.5 } })];
    expect(found('Size = (1,)', sizes)).toBe('two');
    expect(found('Size = [1, 2.5]', sizes)).toBe('one,two');
    expect(found("Size = ['0', '1']", sizes)).toBe('one');
  });

  test('may be one of the last changes', () => {
    const changed = [media('a'), media('b', { modifiedAt: AUGUST })];
    expect(found("ModificationTime = ['2018-07-02T00:00:00Z',)", changed)).toBe('b');
  });
});

describe('conditions', () => {
  const both = [
    media('a', { cateId: 1 }),
    media('b', { cateId: 2 }),
    media('c', { cateId: 1, status: 'Blocked' }),
    media('d', { cateId: 3, status: 'Blocked' }),
  ];

  test.each([
    ["Status = 'Normal' and CateId = 1", 'a'],
    ["Status = 'Normal' AND CateId = 1", 'a'],
    ["Status in ('Normal','Blocked') and CateId = 1 and CreationTime = ['2018-07-01T08:00:00Z',)", 'a,c'],
    ['(CateId = 1 or CateId = 2)', 'a,b,c'],
    ["(CateId = 1 or CateId = 2) and Status = 'Normal'", 'a,b'],
    ["Status = 'Blocked' and (CateId = 2 or CateId = 3)", 'd'],
    ["(Status = 'Normal' and CateId = 1 or CateId = 3)", 'a,d'],
    ["((CateId = 1 OR CateId = 2) and (Status = 'Blocked'))", 'c'],
  ])('%s', (match, ids) => {
    expect(found(match, both)).toBe(ids);
  });
});

describe('what is no match', () => {
  test.each([
    ['Status', ''],
    ["Status 'Normal'", 'Normal'],
    ['Status = Normal', 'Status'],
    ['Status = 1', 'Status'],
    ["Status == 'Normal'", 'Status'],
    ["Status = 'Normal", 'Status'],
    ["Status = 'Normal' and", ''],
    ["Status = 'Normal' Status = 'Blocked'", 'Status'],
    ["Status = 'Normal' or CateId = 1", 'or'],
    ["(Status = 'Normal' or CateId = 1", ''],
    ["Status = 'Normal')", ')'],
    ["and Status = 'Normal'", 'and'],
    ["Status in 'Normal'", 'Normal'],
    ['Status in ()', 'Status'],
    ["Status in ('Normal',)", 'Status'],
    ["Status in ['Normal']", '['],
    ["Status = ('Normal','Blocked')", 'Status'],
    ["Status ＝ 'Normal'", "＝ 'Normal'"],
    ["status = 'Normal'", 'status'],
    ["Size = '1'", 'Size'],
    ["CreationTime = '2018-07-01T08:00:00Z'", 'CreationTime'],
    ["CreationTime in ('2018-07-01T08:00:00Z')", 'CreationTime'],
    ["CreationTime = ('2018-07-01','2018-08-01')", 'CreationTime'],
    ['CreationTime = (1530432000,)', 'CreationTime'],
    ['CreationTime = (,)', 'CreationTime'],
    ["CreationTime = ('2018-07-01T08:00:00Z')", ')'],
    ["CreationTime = ('2018-07-01T08:00:00Z','2018-08-01T08:00:00Z'", ''],
    ["CateId = 'x'", 'CateId'],
    ['CateId in (1,2)', 'CateId'],
    ['Size = (1.2.3,)', 'Size'],
    ["CoverURL = 'x'", 'CoverURL'],
    ["CateName = 'x'", 'CateName'],
    ["AudioId = 'x'", 'AudioId'],
    ['; drop', '; drop'],
  ])('%s', (match, part) => {
    const message = `The parameter Match.${part} has an error syntax, please check it.`;
    const error = expect.objectContaining({ code: 'ErrorMatchSyntax', httpStatus: 400, message });
    expect(() => readMatch(match, SEARCH_FIELDS.video)).toThrow(error);
  });
});

describe('the fields of other media', () => {
  test.each<[MediaType, string]>([
    ['audio', "AudioId = 'a'"],
    ['image', "ImageId = 'a' and FileName = 'jpg'"],
    ['attached', "MediaId = 'a' and BusinessType = 'watermark'"],
  ])('%s', (type, match) => {
    const fields = { FileName: 'x.jpg', BusinessType: 'watermark' };
    expect(found(match, [media('a', { mediaType: type, fields }), media('b', { mediaType: type, fields })], type)).toBe('a');
  });

  test('are not those of videos', () => {
    expect(() => readMatch("VideoId = 'a'", SEARCH_FIELDS.audio)).toThrow('Match.VideoId');
    expect(() => readMatch("AudioId in ('a')", SEARCH_FIELDS.audio)).toThrow('Match.AudioId');
    expect(() => readMatch('Duration = (1,)', SEARCH_FIELDS.image)).toThrow('Match.Duration');
  });
});
