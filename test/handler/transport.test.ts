import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type AddressInfo, type Server as RawServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createTransport, TransportError, type Transport } from '../../handler/transport';

const closing: (() => void)[] = [];

afterEach(() => closing.splice(0).forEach((close) => close()));

async function listen(server: Server | RawServer): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Transport> {
  const server = createServer(answer);
  const transport = createTransport(await listen(server));
  closing.push(() => {
    transport.close();
    server.closeAllConnections();
  });
  return transport;
}

const REQUEST = { method: 'POST', path: '/?A=%C3%A9', headers: { 'x-acs-action': 'A', 'content-length': '0' } };

function send(transport: Transport, signal = new AbortController().signal) {
  return transport.send(REQUEST, signal);
}

async function failure(transport: Transport, signal?: AbortSignal): Promise<TransportError> {
  const error: unknown = await send(transport, signal).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TransportError);
  return error as TransportError;
}

describe('the transport', () => {
  test('sends method, path and headers, and reads the whole answer', async () => {
    const seen: unknown[] = [];
    const transport = await serve((request, response) => {
      seen.push([request.method, request.url, request.headers['x-acs-action'], request.headers['content-length']]);
      response.writeHead(418);
      response.write('{"a":"');
      setImmediate(() => response.end('é"}'));
    });
    expect(await send(transport)).toEqual({ status: 418, text: '{"a":"é"}' });
    expect(seen).toEqual([['POST', '/?A=%C3%A9', 'A', '0']]);
  });

  test('keeps its connection open from call to call', async () => {
    const sockets = new Set<unknown>();
    const transport = await serve((request, response) => {
      sockets.add(request.socket);
      response.end('{}');
    });
    for (let n = 0; n < 5; n++) {
      await send(transport);
    }
    expect(sockets.size).toBe(1);
  });

  test('a refused connection never left', async () => {
    const server = createRawServer();
    const endpoint = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await failure(createTransport(endpoint))).toMatchObject({ code: 'ECONNREFUSED', sent: false });
  });

  test('an unknown host never left', async () => {
    const error = await failure(createTransport(new URL('http://host.invalid')));
    expect(error.sent).toBe(false);
    expect(error.code).toMatch(/^(ENOTFOUND|EAI_AGAIN|ENODATA)$/);
  });

  test('a TLS handshake that fails never left', async () => {
    const endpoint = await listen(createRawServer((socket) => socket.end('no TLS here\n')));
    expect(await failure(createTransport(new URL(`https://127.0.0.1:${endpoint.port}`)))).toMatchObject({ sent: false });
  });

  test('a reset after sending may have arrived', async () => {
    const transport = await serve((request) => request.socket.resetAndDestroy());
    expect(await failure(transport)).toMatchObject({ code: 'ECONNRESET', sent: true });
  });

  test('an answer that breaks off may have been meant', async () => {
    const transport = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"MediaRefreshJobId":', () => request.socket.destroy());
    });
    expect(await failure(transport)).toMatchObject({ sent: true });
  });

  test.each([
    ['no answer at all', () => undefined],
    [
      'an answer that drips',
      (response: ServerResponse) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('%s is given up on the signal', async (_, answer) => {
    const giveUp = new AbortController();
    const transport = await serve((_request, response) => {
      answer(response);
      setTimeout(() => giveUp.abort(), 40);
    });
    expect(await failure(transport, giveUp.signal)).toMatchObject({ code: 'Timeout', sent: true });
  });

  test('an endless answer is given up', async () => {
    const transport = await serve((_request, response) => {
      const block = Buffer.alloc(1024 * 1024, 32);
      const pump = () => {
        while (!response.destroyed && response.write(block));
      };
      response.on('drain', pump);
      pump();
    });
    expect(await failure(transport)).toMatchObject({ code: 'AnswerTooLong', sent: true });
  });

  test('closing lets go of the connections', async () => {
    const closed: Promise<unknown>[] = [];
    const server = createServer((_request, response) => response.end('{}'));
    server.on('connection', (socket) => closed.push(new Promise((resolve) => socket.once('close', resolve))));
    const endpoint = await listen(server);
    const transport = createTransport(endpoint);
    await send(transport);
    transport.close();
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  });

  test('speaks to an IPv6 endpoint', async () => {
    const server = createServer((_request, response) => response.end('six'));
    const listening = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(0, '::1', () => resolve(true));
    });
    closing.push(() => server.close());
    if (!listening) {
      // Without IPv6 on the machine the address must at least be understood: it is refused, not unknown.
      expect((await failure(createTransport(new URL('http://[::1]:9')))).code).not.toBe('ENOTFOUND');
      return;
    }
    const transport = createTransport(new URL(`http://[::1]:${(server.address() as AddressInfo).port}`));
    expect((await send(transport)).text).toBe('six');
    transport.close();
  });
});
