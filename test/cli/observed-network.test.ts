import { describe, expect, test } from 'vitest';
import { ObservedNetwork } from '../../cli/observed-network';
import type { HttpAnswer, HttpRequest, Transport } from '../../handler/transport';

const VOD = new URL('https://vod.cn-shanghai.aliyuncs.com');

function answering(answer: HttpAnswer): Transport & { readonly sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  return {
    sent,
    send: async (request) => {
      sent.push(request);
      return answer;
    },
    close: () => undefined,
  };
}

function submission(...mediaIds: string[]): HttpRequest {
  return { method: 'POST', path: `/?MediaIds=${encodeURIComponent(mediaIds.join(','))}`, headers: { 'x-acs-action': 'RefreshMediaPlayUrls' } };
}

const NEVER = new AbortController().signal;

describe('the watched network', () => {
  test('counts each media asset once that was processed, and every call, on all connections', async () => {
    const network = new ObservedNetwork({ dryRun: false, origins: [VOD.origin] });
    const [one, other] = [network.to(VOD, answering({ status: 200, text: '{}' })), network.to(VOD, answering({ status: 503, text: '{}' }))];
    await one.send(submission('a', 'b'), NEVER);
    await one.send(submission('b', 'c'), NEVER);
    await one.send({ method: 'GET', path: '/?MediaIds=x', headers: { 'x-acs-action': 'GetMediaRefreshJobs' } }, NEVER);
    await other.send(submission('d'), NEVER);

    expect(network.answeredMedia()).toBe(3);
    expect(network.calls()).toBe(4);
    expect(network.phase()).toBe('submitting');
  });

  test('lets no submission out in a dry run, and every other call', async () => {
    const transport = answering({ status: 200, text: '{}' });
    const dry = new ObservedNetwork({ dryRun: true, origins: [VOD.origin] }).to(VOD, transport);

    await expect(dry.send(submission('a'), NEVER)).rejects.toThrow('dry run');
    await dry.send({ method: 'GET', path: '/', headers: { 'x-acs-action': 'SearchMedia' } }, NEVER);
    expect(transport.sent.map(({ headers }) => headers['x-acs-action'])).toEqual(['SearchMedia']);
  });

  test('goes nowhere but where it may', () => {
    const network = new ObservedNetwork({ dryRun: false, origins: ['http://127.0.0.1:1'] });

    expect(() => network.to(VOD, answering({ status: 200, text: '' }))).toThrow('https://vod.cn-shanghai.aliyuncs.com');
  });
});
