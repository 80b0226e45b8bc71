import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Redactor } from '../../handler/redactor';
import { RunError } from '../../handler/run-error';
import type { HttpRequest, Transport } from '../../handler/transport';
import type { FakeVod } from './support/fake-vod';
import { Fixture, jobOf, mediaId, mediaIds, timerEvent } from './support/fixture';

/** Ways to write a text into another. */
const FORMS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `server CanonicalRequest is:[x-acs-security-token:${text}]`,
  (text) => encodeURIComponent(text),
  (text) => JSON.stringify({ header: text }),
  (text) => text.toUpperCase(),
  (text) => text.split('').join('\u0000'),
  (text) => 'x'.repeat(990) + text,
];

/** A VOD that repeats what it was sent in the fields of its answers. */
function echoing(vod: FakeVod, form: (text: string) => string, fields: readonly string[], status: number): Transport {
  return {
    close: () => vod.close(),
    send: async (request: HttpRequest, signal) => {
      const answer = await vod.send(request, signal);
      const echoed = form(Object.values(request.headers).join('\n'));
      const body = JSON.parse(answer.text) as Record<string, unknown>;
      const entries = (body.MediaRefreshJobs as Record<string, unknown>[] | undefined)?.map((entry) => ({
        ...entry,
        ...(fields.includes('ErrorCode') ? { Status: 'fail', ErrorCode: echoed } : {}),
        ...(fields.includes('TaskIds') ? { TaskIds: echoed } : {}),
      }));
      const found = fields.includes('MediaId') ? { MediaList: [{ MediaId: echoed }], Total: 1 } : {};
      const refusal = status === 200 ? {} : { Code: 'InvalidParameter' };
      const own = { ...refusal, ...Object.fromEntries(fields.map((field) => [field, echoed])) };
      return { status, text: JSON.stringify({ ...body, ...found, ...own, ...(entries ? { MediaRefreshJobs: entries } : {}) }) };
    },
  };
}

const FIELDS = ['Code', 'Message', 'RequestId', 'MediaRefreshJobId', 'NonExistMediaIds', 'ForbiddenMediaIds', 'ErrorCode', 'TaskIds', 'MediaId'];

/** Runs a job with an endpoint that echoes; returns all that left the function. */
async function leaving(options: { form: (text: string) => string; fields: readonly string[]; status: number; search: boolean }) {
  const fixture = new Fixture({ timeout: 40, connect: (vod) => echoing(vod, options.form, options.fields, options.status) });
  const job = jobOf(mediaIds(3), options.search ? { version: 3, selection: { type: 'search', match: 'CateId = 1' } } : {});
  const ended = await fixture.clock.until(fixture.handler(timerEvent(job), fixture.context)).catch((error: unknown) => error as Error);
  const texts = [
    ...fixture.written,
    inspect(ended, { depth: 9 }),
    JSON.stringify(ended),
    ended instanceof Error ? `${ended.message}${ended.stack}` : '',
  ];
  return { fixture, texts: texts.join('\n').toLowerCase().replaceAll('\\u0000', '') };
}

function secretsOf({ context, vod }: Fixture): string[] {
  const signatures = vod.calls.map(({ headers }) => headers.authorization.split('Signature=')[1]);
  return [...Object.values(context.credentials!), ...signatures].map((text) => text.toLowerCase());
}

describe('credentials do not leave the function', () => {
  test.each(FIELDS)('where VOD repeats the headers in %s', async (field) => {
    for (const form of FORMS) {
      const { fixture, texts } = await leaving({
        form,
        fields: [field],
        status: field === 'Message' || field === 'RequestId' ? 400 : 200,
        search: field === 'MediaId',
      });
      expect(secretsOf(fixture).filter((secret) => texts.includes(secret))).toEqual([]);
    }
  });

  test('wherever and however VOD repeats them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          form: fc.constantFrom(...FORMS),
          fields: fc.subarray(FIELDS),
          status: fc.constantFrom(200, 400, 403, 404, 500),
          search: fc.boolean(),
        }),
        async (options) => {
          const { fixture, texts } = await leaving(options);
          expect(secretsOf(fixture).filter((secret) => texts.includes(secret))).toEqual([]);
        },
      ),
      { numRuns: 60, seed: 20_260_301 },
    );
  });

  test('in an error that nobody expected', async () => {
    const fixture = new Fixture({
      connect: () => ({
        close: () => undefined,
        send: (request) => Promise.reject(new Error(`broken: ${JSON.stringify(request.headers)}`, { cause: request })),
      }),
    });
    const error = await fixture.clock.until(fixture.handler(timerEvent(jobOf(['a'])), fixture.context)).catch((reason: unknown) => reason as Error);
    expect((error as Error).message).toMatch(/^broken: .*"x-acs-security-token":"\[redacted\]"/);
    expect(inspect(error)).not.toMatch(/sesame|token-of-the-session|STS\.key/);
  });
});

test('what holds no credential is as it was: 64 digits of no signature, long texts of VOD, media IDs', async () => {
  const digits = 'ab'.repeat(32);
  const fixture = new Fixture({ nonexistent: [digits], jobError: (id) => (id === mediaId(1) ? 'Code.With-Dots_1' : undefined) });
  const report = await fixture.run(jobOf([digits, mediaId(1), 'STS-like-id']));
  expect(report.notSubmitted).toEqual([
    { status: 'nonexistent', reason: 'nonexistent', total: 1, mediaIds: [digits] },
    { status: 'failed', reason: 'Code.With-Dots_1', total: 1, mediaIds: [mediaId(1)] },
  ]);
});

describe('Redactor', () => {
  test('takes short credentials for ordinary text', () => {
    expect(new Redactor({ accessKeyId: 'id', accessKeySecret: '', securityToken: 'token' }).redact('an id and a token')).toBe('an id and a token');
  });

  test('finds a credential that control characters or slashes hide, before a text is cut', () => {
    const redactor = new Redactor({ securityToken: 'CAIS/abc+def==' });
    expect(redactor.clean('t: CAIS\u0007/abc+def==', 100)).toBe('t: [redacted]');
    expect(redactor.redact('t: CAIS\\/abc+def== CAIS%2Fabc%2bdef%3D%3D')).toBe('t: [redacted] [redacted]');
    expect(redactor.clean('x'.repeat(40) + 'CAIS/abc+def==', 50)).not.toContain('CAIS');
  });

  test('finds a signature among other digits', () => {
    const redactor = new Redactor();
    const signature = '0123456789abcdef'.repeat(4);
    redactor.signed(signature);
    expect(redactor.redact(`Signature=${signature}.`)).toBe('Signature=[redacted].');
    expect(redactor.redact(`ff${signature}ff`)).toBe('[redacted]');
    expect(redactor.redact('f'.repeat(64))).toBe('f'.repeat(64));
  });

  test('keeps the class of an error', () => {
    const error = new Redactor({ accessKeySecret: 'sesame' }).cleanError(new RangeError('open sesame\n\u001b[2Jnow'));
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe('open [redacted]\n[2Jnow');
    expect(error.stack).toMatch(/^RangeError: open \[redacted\]\n\[2Jnow\n {4}at /);
    expect(error).not.toBeInstanceOf(RunError);
  });
});
