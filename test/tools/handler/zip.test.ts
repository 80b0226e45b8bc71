import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { zip } from '../../../tools/handler/zip';

const TEXT = Buffer.from('exports.handler = 1;\n'.repeat(100));

afterEach(() => vi.unstubAllEnvs());

describe('zip', () => {
  test('gives the same bytes in every time zone', () => {
    const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'America/Adak'];
    const results = zones.map((zone) => {
      vi.stubEnv('TZ', zone);
      return { offset: new Date(1980, 0, 1).getTimezoneOffset(), bytes: Buffer.from(zip({ 'index.js': TEXT })).toString('hex') };
    });
    expect(new Set(results.map(({ offset }) => offset)).size).toBe(zones.length);
    expect(new Set(results.map(({ bytes }) => bytes)).size).toBe(1);
  });

  test('gives the same bytes whatever the order in which files are named', () => {
    const [a, b] = [Buffer.from('a'), Buffer.from('b')];
    expect(zip({ 'b.js': b, 'a.js': a })).toEqual(zip({ 'a.js': a, 'b.js': b }));
  });

  test('other content and other names give other bytes', () => {
    const bytes = Buffer.from(zip({ 'index.js': TEXT }));
    expect(Buffer.from(zip({ 'index.js': Buffer.from('x') })).equals(bytes)).toBe(false);
    expect(Buffer.from(zip({ 'main.js': TEXT })).equals(bytes)).toBe(false);
  });

  test('unpacks to what was packed', () => {
    expect(strFromU8(unzipSync(zip({ 'index.js': TEXT }))['index.js'])).toBe(TEXT.toString());
  });

  test('marks each file as a plain file of mode 0644, made on UNIX on 1 January 1980', () => {
    const bytes = Buffer.from(zip({ 'index.js': TEXT }));
    const entry = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    expect(bytes[entry + 5]).toBe(3);
    expect(bytes.readUInt16LE(entry + 14)).toBe((1 << 5) | 1);
    expect((bytes.readUInt32LE(entry + 38) >>> 16).toString(8)).toBe('100644');
  });
});
