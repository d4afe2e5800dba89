import type { LookupAddress } from 'node:dns';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CollectorError } from '../../errors.js';
import { addressGuard, isPublicAddress, publicOnly, type AddressGuard } from './addressGuard.js';
import { privateHost, privateIp } from './addressNotations.testkit.js';
import { certificate } from './certificates.testkit.js';
import { createHttpGet } from './http.js';
import { serveHttp, serveHttps, type LocalServer } from './server.testkit.js';

const WHERE = 'acme costs 2026-11-01 page 1';
const live = new AbortController().signal;
const proxies = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(https?|no)_proxy$/i.test(name)));

let connections = 0;
let server: LocalServer;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  Object.keys(proxies).forEach((name) => delete process.env[name]);
  server = await serveEverywhere().catch(() => serveEverywhere('0.0.0.0'));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  connections = 0;
});
afterAll(async () => {
  Object.assign(process.env, proxies);
  await server.close();
});

/** Listens on every address of this machine, of both kinds where it has them. */
function serveEverywhere(host = '::'): Promise<LocalServer> {
  return serveHttp(
    (request, response) => response.end(`reached on ${request.socket.localAddress}`),
    (http) => http.on('connection', () => (connections += 1)),
    host,
  );
}

function ask(host: string, guard?: AddressGuard, signal = live): Promise<string> {
  const client = createHttpGet({ connectMs: 2_000, ...(guard && { guard }) });
  opened.push(client);
  return client.get(WHERE, `http://${host}:${server.port}/`, {}, signal).then(({ body }) => body);
}

const failure = (request: Promise<unknown>) =>
  request.then(
    () => Promise.reject(new Error('it went well')),
    (error: unknown) => error as CollectorError,
  );

/** The guard with one of its two looks taken away, so that the other has to hold alone. */
const connectorAlone = (guard: AddressGuard): AddressGuard => ({ ...guard, check: () => Promise.resolve() });

const answer = (...addresses: string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const PUBLIC = '93.184.215.14';
const HOSTILE = [
  ...['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '0x7f000001', '2130706433'],
  ...['0177.0.0.1', '127.1', '0.0.0.0', '[::]', '１２７.０.０.１', 'localhost', 'LOCALHOST', '169.254.169.254'],
  ...['[fd00:ec2::254]', '[fe80::1]', '10.0.0.1', '192.168.1.1', '100.64.0.1', '168.63.129.16', '[64:ff9b::7f00:1]'],
];

describe('a host that is not public', () => {
  test.each(['127.0.0.1', '2130706433', '0177.0.0.1', '127.1', '0.0.0.0', '１２７.０.０.１', 'localhost'])(
    '%s is reached without the guard, as the configuration may ask for',
    async (host) => {
      await expect(ask(host)).resolves.toContain('reached on');
      expect(connections).toBe(1);
    },
  );

  test.each(HOSTILE)('%s is refused before the request', async (host) => {
    const error = await failure(ask(host, publicOnly));
    expect(error).toMatchObject({ name: 'CollectorError', code: 'PROVIDER_ADDRESS_REFUSED' });
    expect(error.message).toMatch(
      /^acme costs 2026-11-01 page 1: the host \S+ has an address that is not public; .* the environment or the YAML file$/,
    );
    expect(connections).toBe(0);
  });

  test.each(HOSTILE)('%s is refused by the connector alone', async (host) => {
    expect((await failure(ask(host, connectorAlone(publicOnly)))).code).toBe('PROVIDER_ADDRESS_REFUSED');
    expect(connections).toBe(0);
  });

  test('is never connected to, in whatever notation it is written', async () => {
    await fc.assert(
      fc.asyncProperty(privateHost, fc.boolean(), async (host, alone) => {
        const guard = alone ? connectorAlone(publicOnly) : publicOnly;
        expect((await failure(ask(host, guard))).code).toBe('PROVIDER_ADDRESS_REFUSED');
      }),
    );
    expect(connections).toBe(0);
  });

  test('is never connected to by a name, wherever it stands among public answers', async () => {
    const mixed = fc
      .record({ ip: privateIp, before: fc.nat({ max: 3 }), after: fc.nat({ max: 3 }) })
      .map(({ ip, before, after }) => [
        ...Array<string>(before).fill(PUBLIC),
        ip,
        ...Array<string>(after).fill(PUBLIC),
      ]);
    await fc.assert(
      fc.asyncProperty(mixed, fc.boolean(), async (addresses, alone) => {
        const guard = addressGuard({ resolve: () => Promise.resolve(answer(...addresses)) });
        const error = await failure(ask('api.example.test', alone ? connectorAlone(guard) : guard));
        expect(error.code).toBe('PROVIDER_ADDRESS_REFUSED');
        expect(error.message).toContain('the host api.example.test has an address');
        for (const address of addresses) expect(error.message).not.toContain(address);
      }),
    );
    expect(connections).toBe(0);
  });
});

describe('a name that answers otherwise the second time', () => {
  /** Only 127.0.0.1 is "public" here: a test has no address of the internet. */
  const allows = (address: string) => /^(::ffff:)?127\.0\.0\.1$/.test(address);

  /** Gives each answer once, then the last for ever. */
  function resolving(...answers: LookupAddress[][]) {
    let asked = 0;
    return () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)] ?? []);
  }

  test('is connected to at the address that was judged, however often it changes', async () => {
    const resolve = resolving(answer('127.0.0.1'), answer('127.0.0.1'), answer('127.0.0.2'));
    const body = await ask('api.example.test', addressGuard({ allows, resolve }));
    expect(body).toMatch(/^reached on (::ffff:)?127\.0\.0\.1$/);
    expect(connections).toBe(1);
  });

  test('is refused when the answer to the connection is a private one', async () => {
    const resolve = resolving(answer('127.0.0.1'), answer('127.0.0.2'));
    expect((await failure(ask('api.example.test', addressGuard({ allows, resolve })))).code).toBe(
      'PROVIDER_ADDRESS_REFUSED',
    );
    expect(connections).toBe(0);
  });

  test('is cut off, before anything is sent, when the connection ended elsewhere', async () => {
    let judged = 0;
    const requests: unknown[] = [];
    const listener = await serveHttp((request, response) => {
      requests.push(request.url);
      response.end();
    });
    opened.push(listener);
    // Says yes to the answer of the name and no to the socket, as if the one had not led to the other.
    const guard = addressGuard({ allows: () => (judged += 1) === 1, resolve: resolving(answer('127.0.0.1')) });
    const client = createHttpGet({ guard: connectorAlone(guard) });
    opened.push(client);
    const error = await failure(client.get(WHERE, `http://api.example.test:${listener.port}/`, {}, live));
    expect([error.code, judged, requests]).toEqual(['PROVIDER_ADDRESS_REFUSED', 2, []]);
  });
});

describe('a name that is not found', () => {
  const lost = addressGuard({
    resolve: () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
  });

  test.each([
    ['before the request', lost],
    ['by the connector', connectorAlone(lost)],
  ])('%s is a provider out of reach, to be asked again', async (_case, guard) => {
    expect((await failure(ask('api.example.test', guard))).code).toBe('PROVIDER_UNREACHABLE');
  });

  test('because the name server is silent does not hold a sync that is stopped', async () => {
    const guard = addressGuard({ resolve: () => new Promise(() => undefined) });
    const stop = new AbortController();
    const request = failure(ask('api.example.test', guard, stop.signal));
    stop.abort();
    expect((await request).code).toBe('SYNC_ABORTED');
    expect((await failure(ask('api.example.test', guard, AbortSignal.abort()))).code).toBe('SYNC_ABORTED');
  });
});

test('a certificate is looked at under a guard as without one', async () => {
  const { cert, key } = certificate({ name: 'Provider', hosts: ['127.0.0.1'] });
  const { url, close } = await serveHttps({ cert, key }, (_request, response) => response.end());
  const client = createHttpGet({ guard: addressGuard({ allows: () => true }) });
  opened.push({ close }, client);
  expect((await failure(client.get(WHERE, url, {}, live))).code).toBe('PROVIDER_TLS');
});

describe('public addresses', () => {
  test.each(['8.8.8.8', '104.18.6.192', '::ffff:8.8.8.8', '2606:4700::6812:6c0', '2a00:1450:4001:82a::200a'])(
    '%s is one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test.each(['', 'localhost', '4000::1', 'fec0::1', 'ff02::1', '2001:db8::1', '2001::1', 'fe80::1%lo', '::7f00:1'])(
    '%s is none',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );
});
