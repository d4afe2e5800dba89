import { connect, type Socket } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CollectorError } from '../../errors.js';
import { addressGuard, publicOnly, type AddressGuard } from './addressGuard.js';
import { createHttpGet } from './http.js';
import { deadPort, serveHttp, type LocalServer } from './server.testkit.js';

const WHERE = 'acme costs 2026-11-01 page 1';
const NAMES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];
const before = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
const opened: { close(): Promise<void> }[] = [];

beforeEach(() => NAMES.forEach((name) => delete process.env[name]));
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});
afterAll(() => {
  for (const [name, value] of Object.entries(before)) if (value !== undefined) process.env[name] = value;
});

/** A proxy that opens tunnels, or refuses them with a status; `asked` are the heads of the requests for one. */
async function proxy(status = 200): Promise<LocalServer & { asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const onConnect = (request: IncomingMessage, client: Socket) => {
    asked.push(request);
    if (status !== 200) return client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    target.on('error', () => client.destroy());
    return client.on('error', () => target.destroy());
  };
  const server = await serveHttp(
    (_request, response) => response.writeHead(501).end(),
    (http) => http.on('connect', onConnect),
  );
  opened.push(server);
  return { ...server, asked };
}

async function provider(): Promise<LocalServer> {
  const server = await serveHttp((_request, response) => response.end('{"data":[]}'));
  opened.push(server);
  return server;
}

function ask(url: string, guard?: AddressGuard) {
  const client = createHttpGet({ connectMs: 2_000, ...(guard && { guard }) });
  opened.push(client);
  return client.get(WHERE, url, {}, new AbortController().signal);
}

const failure = (request: Promise<unknown>) =>
  request.then(
    () => Promise.reject(new Error('it went well')),
    (error: unknown) => error as CollectorError,
  );

test('the proxy of the environment opens the tunnel to the provider, with its credentials', async () => {
  const [between, behind] = [await proxy(), await provider()];
  process.env['HTTP_PROXY'] = between.url.replace('//', '//user:pass-word@');
  await expect(ask(`${behind.url}/v1`)).resolves.toMatchObject({ status: 200, body: '{"data":[]}' });
  expect(between.asked.map((request) => request.url)).toEqual([behind.url.replace('http://', '')]);
  expect(between.asked[0]?.headers['proxy-authorization']).toBe(
    `Basic ${Buffer.from('user:pass-word').toString('base64')}`,
  );
});

test('NO_PROXY names hosts that are reached without it', async () => {
  const [between, behind] = [await proxy(), await provider()];
  Object.assign(process.env, { HTTP_PROXY: between.url, NO_PROXY: '127.0.0.1' });
  await expect(ask(behind.url)).resolves.toMatchObject({ status: 200 });
  expect(between.asked).toEqual([]);
});

test.each([407, 403, 502])('N15: a proxy that answers %i is named, its credentials are not', async (status) => {
  const [between, behind] = [await proxy(status), await provider()];
  process.env['HTTP_PROXY'] = between.url.replace('//', '//user:pass-word@');
  const error = await failure(ask(behind.url));
  expect(error.code).toBe('PROVIDER_PROXY');
  expect(error.message).toContain(`${WHERE}: the HTTP proxy refused the connection`);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/pass-word|dXNlcjpwYXNzLXdvcmQ/);
});

test('N15: a proxy that nobody runs is named, not the provider', async () => {
  process.env['HTTP_PROXY'] = `http://127.0.0.1:${await deadPort()}`;
  const error = await failure(ask((await provider()).url));
  expect(error.code).toBe('PROVIDER_PROXY');
  expect(error.message).toContain('(ECONNREFUSED); check HTTPS_PROXY');
});

test('N15: a proxy for HTTPS has the same words', async () => {
  process.env['HTTPS_PROXY'] = (await proxy(407)).url;
  expect((await failure(ask('https://api.example.test/v1'))).code).toBe('PROVIDER_PROXY');
});

test.each(['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', 'localhost', '169.254.169.254', '[fd00:ec2::254]'])(
  'a guard that lets only public hosts pass does not hand %s to the proxy, which would connect to it',
  async (host) => {
    const [between, behind] = [await proxy(), await provider()];
    Object.assign(process.env, { HTTP_PROXY: between.url, HTTPS_PROXY: between.url });
    for (const scheme of ['http', 'https']) {
      const error = await failure(ask(`${scheme}://${host}:${behind.port}/v1`, publicOnly));
      expect(error.code).toBe('PROVIDER_ADDRESS_REFUSED');
    }
    expect(between.asked).toEqual([]);
  },
);

test('under a guard the proxy itself may have a private address, and NO_PROXY does not lead around the guard', async () => {
  const [between, behind] = [await proxy(), await provider()];
  const judged: string[] = [];
  const guard = addressGuard({ allows: (address) => judged.push(address) > 0 });
  process.env['HTTP_PROXY'] = between.url;
  await expect(ask(`${behind.url}/v1`, guard)).resolves.toMatchObject({ status: 200 });
  // Once before the request; the connector judges nothing, since it connects to no target.
  expect([judged, between.asked.length]).toEqual([['127.0.0.1'], 1]);

  process.env['NO_PROXY'] = '127.0.0.1';
  const connectorAlone = { ...publicOnly, check: () => Promise.resolve() };
  expect((await failure(ask(`${behind.url}/v1`, connectorAlone))).code).toBe('PROVIDER_ADDRESS_REFUSED');
  expect(between.asked).toHaveLength(1);
});

test('under a guard a name that only the proxy could look up is not handed to it', async () => {
  const between = await proxy();
  process.env['HTTPS_PROXY'] = between.url;
  const error = await failure(ask('https://no-such-provider.invalid/v1', publicOnly));
  expect([error.code, between.asked]).toEqual(['PROVIDER_UNREACHABLE', []]);
});
