import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCron, parseCron, parseExpression, renderCron } from '../../src/schedule-time';
import { SEED, fieldsOf, plainCrons } from './schedules';

describe('parseExpression', () => {
  test('takes six fields apart', () => {
    expect(parseExpression('0 30 4 1 JAN ?')).toEqual({
      kind: 'cron',
      fields: { second: '0', minute: '30', hour: '4', day: '1', month: 'JAN', weekDay: '?', timeZone: undefined },
    });
  });

  test('takes the time zone in front of them', () => {
    expect(parseExpression('CRON_TZ=Asia/Shanghai 0 0 4 1 * *')).toEqual({
      kind: 'cron',
      fields: { second: '0', minute: '0', hour: '4', day: '1', month: '*', weekDay: '*', timeZone: 'Asia/Shanghai' },
    });
  });

  test('does not mind blanks around and between them', () => {
    expect(parseExpression('  0  0\t4 * * *\n')).toEqual(parseExpression('0 0 4 * * *'));
  });

  test('leaves the fields to be read by parseCron', () => {
    expect(parseExpression('0 0 99 * * 1')).toMatchObject({ kind: 'cron', fields: { hour: '99', weekDay: '1' } });
  });

  test.each([
    ['@every 5m', 300],
    ['@every 1.5h', 5400],
    ['@every 2h45m', 9900],
    ['@every  30s', 30],
  ])('%s is an interval', (text, seconds) => {
    expect(parseExpression(text)).toEqual({ kind: 'every', seconds });
  });

  test.each<[string, RegExp, string | undefined]>([
    ['', /empty/, undefined],
    [' \n', /empty/, undefined],
    ['30 4 * * *', /Unix cron.*put a 0 for the second in front/, '0 30 4 * * *'],
    ['30 4 * * 1-5', /Unix cron/, '0 30 4 * * MON-FRI'],
    ['30 4 * * 0', /Unix cron/, '0 30 4 * * SUN'],
    ['30 4 * * 7', /Unix cron/, '0 30 4 * * SUN'],
    ['30 4 * * 5-1', /Unix cron/, '0 30 4 * * FRI,SAT,SUN,MON'],
    ['30 4 * * 8', /Unix cron/, undefined],
    ['30 4 1 * 1', /Unix cron/, undefined],
    ['H H * * *', /Unix cron/, undefined],
    ['CRON_TZ=Asia/Shanghai 30 4 * * *', /Unix cron/, 'CRON_TZ=Asia/Shanghai 0 30 4 * * *'],
    ['CRON_TZ=asia/shanghai 30 4 * * *', /Unix cron/, 'CRON_TZ=Asia/Shanghai 0 30 4 * * *'],
    ['0 0 12 * * ? *', /with a year/, '0 0 12 * * ?'],
    ['0 0 12 ? * 2-6 2026', /with a year/, undefined],
    ['0 4 * *', /^4 fields/, undefined],
    ['daily', /^one field;/, undefined],
    ['1 2 3 4 5 6 7 8', /^8 fields/, undefined],
    ['H(0-59) 0 4 * * *', /^the second is one number/, undefined],
    ['CRON_TZ= 0 4 * * *', /without a blank/, undefined],
    // Terraform knows the blanks of ASCII only.
    ['0 0\u00a04 * * *', /only looks like a space/, '0 0 4 * * *'],
    ['cron(0 4 * * ? *)', /AWS/, '0 0 4 * * ?'],
    ['rate(5 minutes)', /AWS/, '@every 5m'],
    ['rate(1 day)', /AWS/, '@every 24h'],
    ['@daily', /no @daily/, '0 0 0 * * *'],
    ['@Midnight', /no @Midnight/, '0 0 0 * * *'],
    ['@hourly', /no @hourly/, '0 0 * * * *'],
    ['@weekly', /no @weekly/, '0 0 0 * * SUN'],
    ['@monthly', /no @monthly/, '0 0 0 1 * *'],
    ['@yearly', /no @yearly/, '0 0 0 1 1 *'],
    ['@annually', /no @annually/, '0 0 0 1 1 *'],
    ['@reboot', /no @reboot/, undefined],
    ['@daily 5', /no @daily/, undefined],
    ['CRON_TZ=Asia/Shanghai @daily', /no @daily/, 'CRON_TZ=Asia/Shanghai 0 0 0 * * *'],
    ['CRON_TZ=Asia/Shanghai @reboot', /no @reboot/, undefined],
    ['@every', /needs an interval/, undefined],
    ['@every 5', /hours, minutes and seconds/, '@every 5m'],
    ['@every 5 min', /hours, minutes and seconds/, '@every 5m'],
    ['CRON_TZ=UTC @every 5m', /an interval has no time zone/, '@every 5m'],
    ['CRON_TZ= 0 0 4 * * *', /without a blank/, undefined],
    ['CRON_TZ=UTC', /^0 fields/, undefined],
    ['TZ=Asia/Shanghai 0 0 4 * * *', /CRON_TZ=/, 'CRON_TZ=Asia/Shanghai 0 0 4 * * *'],
    ['cron_tz=asia/shanghai 0 4 * * *', /CRON_TZ=/, 'CRON_TZ=Asia/Shanghai 0 0 4 * * *'],
    ['TZ=Nowhere 0 0 4 * * *', /CRON_TZ=/, undefined],
  ])('%j is refused: %s, offering %j', (text, problem, instead) => {
    const parsed = parseExpression(text);
    expect(parsed).toMatchObject({ kind: 'problem', problem: expect.stringMatching(problem) });
    expect(parsed.kind === 'problem' && parsed.instead).toBe(instead);
  });

  test('whatever is offered instead is valid, and no text breaks the parser', () => {
    const words = fc.constantFrom(
      '@every',
      '@daily',
      'CRON_TZ=UTC',
      'TZ=utc',
      'CRON_TZ=',
      '*',
      '0',
      '5',
      '5m',
      '1d',
      'MON',
      'sun-tue',
      '*/90',
      '?',
      'rate(5',
      'min)',
      'cron(0',
    );
    const texts = fc.array(words, { maxLength: 8 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), (text) => {
        const parsed = parseExpression(text);
        if (parsed.kind === 'problem' && parsed.instead !== undefined) {
          const offered = parseExpression(parsed.instead);
          expect(offered.kind === 'every' || (offered.kind === 'cron' && isCron(parseCron(offered.fields)))).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});

describe('renderCron', () => {
  test('writes every field and always a time zone', () => {
    expect(renderCron({ minute: '30', hour: '4', timeZone: 'Asia/Shanghai' })).toBe('CRON_TZ=Asia/Shanghai 0 30 4 * * *');
    expect(renderCron({ second: '5', minute: '0', weekDay: 'MON' })).toBe('CRON_TZ=UTC 5 0 * * * MON');
  });

  test('is read back as the same cron', () => {
    fc.assert(
      fc.property(plainCrons(['UTC', 'Asia/Shanghai', 'America/New_York']), (plain) => {
        const fields = fieldsOf(plain);
        const parsed = parseExpression(renderCron(fields));
        expect(parsed.kind === 'cron' && parseCron(parsed.fields)).toEqual(parseCron(fields));
      }),
      { seed: SEED },
    );
  });
});
