import type { RequestListener } from 'node:http';
import { networkInterfaces } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { CollectorError } from '../../errors.js';
import { createHttpGet, MAX_BODY_BYTES, pause, type HttpLimits } from './http.js';
import { deadPort, serveHttp, serveTcp, type LocalServer } from './server.testkit.js';

const WHERE = 'acme costs 2026-11-01 page 1';
const KEY = 'not-a-real-key-0123456789';
const live = new AbortController().signal;
const MIB = 1024 * 1024;

const opened: { close(): Promise<void> }[] = [];
const proxies = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(https?|no)_proxy$/i.test(name)));

beforeAll(() => Object.keys(proxies).forEach((name) => delete process.env[name]));
afterAll(() => void Object.assign(process.env, proxies));
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

function kept<T extends { close(): Promise<void> }>(value: T): T {
  opened.push(value);
  return value;
}

function getter(limits: HttpLimits = {}) {
  const { get } = kept(createHttpGet(limits));
  return (url: string, signal = live, headers: Record<string, string> = { authorization: `Bearer ${KEY}` }) =>
    get(WHERE, url, headers, signal);
}

async function serve(listener: RequestListener): Promise<LocalServer> {
  return kept(await serveHttp(listener));
}

/** The failure of a request to `url`; it must be one of ours, say where it happened, and hold neither key nor URL. */
async function failure(request: Promise<unknown>): Promise<CollectorError> {
  const error = await request.then(
    () => new Error('the request went well'),
    (thrown: unknown) => thrown as CollectorError,
  );
  expect(error).toMatchObject({ name: 'CollectorError' });
  expect(error.message).toMatch(new RegExp(`^${WHERE}: `));
  expect(error.message).not.toContain(KEY);
  expect(error.message).not.toContain('127.0.0.1');
  return error as CollectorError;
}

const BODY = JSON.stringify({ data: Array.from({ length: 2_000 }, (_, index) => `row ${index}`) });

describe('an answer', () => {
  test('comes with status, headers and text, whatever the status', async () => {
    const { url } = await serve((request, response) =>
      response.writeHead(418, { 'x-a': 'b' }).end(`Grüße ${request.headers['authorization']}`),
    );
    await expect(getter()(url)).resolves.toMatchObject({
      status: 418,
      headers: { 'x-a': 'b' },
      body: `Grüße Bearer ${KEY}`,
    });
  });

  test('is asked for as JSON, compressed', async () => {
    const { url } = await serve((request, response) => response.end(JSON.stringify(request.headers)));
    const { body } = await getter()(url);
    expect(JSON.parse(body)).toMatchObject({ accept: 'application/json', 'accept-encoding': 'gzip' });
  });

  test('may be compressed, in chunks that cut characters apart', async () => {
    const text = 'ä€😀'.repeat(50_000);
    const { url } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text)),
    );
    expect((await getter()(url)).body).toBe(text);
  });

  test('may be as large as 32 MiB', async () => {
    const { url } = await serve((_request, response) => response.end(Buffer.alloc(MAX_BODY_BYTES, 'x')));
    expect((await getter()(url)).body).toHaveLength(MAX_BODY_BYTES);
  });

  test('N11: to go elsewhere is not followed, and the key stays here', async () => {
    const seen: unknown[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers);
      response.end('{}');
    });
    const { url } = await serve((_request, response) =>
      response.writeHead(302, { location: `${other.url}/steal` }).end(),
    );
    await expect(getter()(url)).resolves.toMatchObject({ status: 302 });
    expect(seen).toEqual([]);
  });
});

describe('an answer that does not come', () => {
  test('N01: nobody listens', async () => {
    expect((await failure(getter()(`http://127.0.0.1:${await deadPort()}`))).code).toBe('PROVIDER_UNREACHABLE');
  });

  test('N01: the name does not exist', async () => {
    expect((await failure(getter()('http://no-such-provider.invalid/'))).code).toBe('PROVIDER_UNREACHABLE');
  });

  test('N02: the connection is reset at once', async () => {
    const { url } = kept(await serveTcp((socket) => socket.resetAndDestroy()));
    expect((await failure(getter()(url))).code).toBe('PROVIDER_TRUNCATED');
  });

  test('N03: the connection is accepted and nothing comes', async () => {
    const { url } = kept(await serveTcp(() => undefined));
    expect((await failure(getter({ headersMs: 300 })(url))).code).toBe('PROVIDER_TIMEOUT');
  });

  test('N03: the handshake of TLS never ends', async () => {
    const { port } = kept(await serveTcp(() => undefined));
    expect((await failure(getter({ connectMs: 300 })(`https://127.0.0.1:${port}`))).code).toBe('PROVIDER_UNREACHABLE');
  });

  test('somebody answers who does not speak HTTP', async () => {
    const { url } = kept(await serveTcp((socket) => void socket.write('220 mail.example.test ESMTP\r\n')));
    expect((await failure(getter()(url))).code).toBe('PROVIDER_NOT_JSON');
  });

  test('the sync is stopped', async () => {
    const { url } = kept(await serveTcp(() => undefined));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    expect((await failure(getter()(url, stop.signal))).code).toBe('SYNC_ABORTED');
  });

  test('the time of the sync is over', async () => {
    const { url } = kept(await serveTcp(() => undefined));
    const signal = AbortSignal.any([live, AbortSignal.timeout(50)]);
    expect((await failure(getter()(url, signal))).code).toBe('SYNC_DEADLINE');
  });

  test('a key that no header can carry is said to be one, without the key', async () => {
    const { url } = await serve((_request, response) => response.end());
    const error = await failure(getter()(url, live, { authorization: `Bearer ${KEY}\nX-Evil: 1` }));
    expect(error.code).toBe('CONFIG_INVALID');
    expect(String(error.cause)).not.toContain(KEY);
  });
});

describe('an answer that stops half-way', () => {
  const promised = { 'content-length': BODY.length };

  test('N04: the connection is closed', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, promised).write(BODY.slice(0, 500), () => response.socket?.end());
    });
    expect((await failure(getter()(url))).code).toBe('PROVIDER_TRUNCATED');
  });

  test('N04: the connection is reset', async () => {
    const { url } = await serve((_request, response) => {
      response
        .writeHead(200, promised)
        .write(BODY.slice(0, 500), () => setTimeout(() => response.socket?.resetAndDestroy(), 20));
    });
    expect((await failure(getter()(url))).code).toBe('PROVIDER_TRUNCATED');
  });

  test('N04: a chunked body is closed without its last chunk', async () => {
    const { url } = await serve(
      (_request, response) => void response.write(BODY.slice(0, 500), () => response.socket?.end()),
    );
    expect((await failure(getter()(url))).code).toBe('PROVIDER_TRUNCATED');
  });

  test('N04: a compressed body is closed', async () => {
    const zipped = gzipSync(BODY);
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': zipped.length });
      response.write(zipped.subarray(0, 100), () => response.socket?.end());
    });
    expect((await failure(getter()(url))).code).toBe('PROVIDER_TRUNCATED');
  });

  test('a compressed body ends early although its length is right', async () => {
    const { url } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(BODY).subarray(0, 100)),
    );
    expect((await failure(getter()(url))).code).toBe('PROVIDER_TRUNCATED');
  });

  test('nothing more comes', async () => {
    const { url } = await serve((_request, response) => void response.writeHead(200, promised).write('{'));
    expect((await failure(getter({ bodyMs: 300 })(url))).code).toBe('PROVIDER_TIMEOUT');
  });

  test('it trickles for ever, one byte before each timeout', async () => {
    const { url } = await serve((_request, response) => {
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    });
    expect((await failure(getter({ bodyMs: 1_000, totalMs: 600 })(url))).code).toBe('PROVIDER_TIMEOUT');
  });

  test('damaged answers hold no connection: the twentieth fails as fast as the first', async () => {
    const damaged = Buffer.concat([gzipSync('{}').subarray(0, 10), Buffer.alloc(4 * MIB, 'x')]);
    const { url } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(damaged),
    );
    const get = getter({ headersMs: 2_000 });
    for (let count = 0; count < 20; count += 1) expect((await failure(get(url))).code).toBe('PROVIDER_TRUNCATED');
  });
});

describe('R14: an answer without end', () => {
  test('stops at 32 MiB', async () => {
    const { url } = await serve((_request, response) => response.end(Buffer.alloc(MAX_BODY_BYTES + 1, 'x')));
    const error = await failure(getter()(url));
    expect(error.code).toBe('PROVIDER_RESPONSE_TOO_LARGE');
    expect(error.message).toContain('32 MiB');
  });

  test('stops at 32 MiB of what a bomb unpacks to, and memory stays flat', async () => {
    const block = gzipSync(Buffer.alloc(16 * MIB, ' '));
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      // Four gibibytes in about four megabytes; gzip streams may consist of many members.
      for (let count = 0; count < 256; count += 1) response.write(block);
      response.end();
    });
    const get = getter();
    const used = () => process.memoryUsage().heapUsed + process.memoryUsage().external;
    const before = used();
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, used())), 5);
    for (let count = 0; count < 5; count += 1)
      expect((await failure(get(url))).code).toBe('PROVIDER_RESPONSE_TOO_LARGE');
    clearInterval(watch);
    expect(peak - before).toBeLessThan(400 * MIB);
  });
});

describe('N16: a name with addresses of both kinds', () => {
  const addresses = Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address));

  test('is reached on 127.0.0.1', async () => {
    const { port } = await serve((_request, response) => response.end('four'));
    expect((await getter()(`http://localhost:${port}`)).body).toBe('four');
  });

  (addresses.includes('::1') ? test : test.skip)('is reached on ::1', async () => {
    const { url } = kept(await serveHttp((_request, response) => response.end('six'), undefined, '::1'));
    expect((await getter()(url)).body).toBe('six');
  });
});

describe('a pause', () => {
  test('lasts as long as it was asked for', async () => {
    const started = performance.now();
    await pause(40, live);
    expect(performance.now() - started).toBeGreaterThan(35);
  });

  test('ends with the sync, and says why', async () => {
    await expect(pause(60_000, AbortSignal.abort())).rejects.toMatchObject({ code: 'SYNC_ABORTED' });
    await expect(pause(60_000, AbortSignal.timeout(20))).rejects.toMatchObject({ code: 'SYNC_DEADLINE' });
  });
});
