import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compiled } from '../../../test/compiled.js';
import { certificate, type Certificate } from './certificates.testkit.js';
import { serveHttps, type LocalServer } from './server.testkit.js';

const KEY = 'not-a-real-key-0123456789';
const HOSTS = ['localhost', '127.0.0.1'];
const authority = certificate({ name: 'Authority of a test' });

let folder = '';
let keysSeen = 0;
const servers: LocalServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aicost-tls-'));
  await writeFile(join(folder, 'authority.pem'), authority.cert);
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await rm(folder, { recursive: true, force: true });
});

/** What one GET says in a process that trusts our authority: certificates are read once, when Node starts. */
async function answerOf(
  shown: Certificate,
  options: ServerOptions = {},
  environment: Record<string, string> = {},
): Promise<{ code: string; message: string }> {
  const server = await serveHttps({ cert: shown.cert, key: shown.key, ...options }, (request, response) => {
    if (request.headers.authorization !== undefined) keysSeen += 1;
    response.end('{}');
  });
  servers.push(server);
  const script = `
    import { createHttpGet } from ${JSON.stringify(pathToFileURL(compiled('src/connectors/kit/http')).href)};
    const { get, close } = createHttpGet({ connectMs: 5000, headersMs: 5000 });
    const answer = await get('acme costs', ${JSON.stringify(server.url)}, { authorization: 'Bearer ${KEY}' }, new AbortController().signal)
      .then(({ status, body }) => ({ code: String(status), message: body }), ({ code, message }) => ({ code, message }));
    await close();
    console.log(JSON.stringify(answer));`;
  const { PATH = '' } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH, NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'), ...environment },
  });
  return JSON.parse(stdout) as { code: string; message: string };
}

const good = () => certificate({ name: 'Provider', hosts: HOSTS, issuer: authority });

describe('N12: the certificate of a provider', () => {
  test('is taken when an authority of this machine signed it for this host', async () => {
    expect(await answerOf(good())).toEqual({ code: '200', message: '{}' });
    expect(keysSeen).toBe(1);
  });

  test.each<[string, () => Certificate, string]>([
    ['it signed itself', () => certificate({ name: 'Provider', hosts: HOSTS }), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [
      'it is over',
      () => certificate({ name: 'Provider', hosts: HOSTS, issuer: authority, until: '260101000000Z' }),
      'CERT_HAS_EXPIRED',
    ],
    [
      'it is not valid yet',
      () => certificate({ name: 'Provider', hosts: HOSTS, issuer: authority, from: '390101000000Z' }),
      'CERT_NOT_YET_VALID',
    ],
    [
      'it stands for another host',
      () => certificate({ name: 'Other', hosts: ['other.example.test'], issuer: authority }),
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    [
      'nobody here knows who signed it',
      () => certificate({ name: 'Provider', hosts: HOSTS, issuer: certificate({ name: 'Stranger' }) }),
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
  ])('is refused when %s, and the message says which', async (_case, make, code) => {
    const before = keysSeen;
    const answer = await answerOf(make());
    expect(answer.code).toBe('PROVIDER_TLS');
    expect(answer.message).toBe(
      `acme costs: the TLS certificate or protocol of the provider was refused (${code}); the stored figures stay`,
    );
    expect(keysSeen).toBe(before);
  });

  test('is refused even where the environment switches checks off', async () => {
    const answer = await answerOf(
      certificate({ name: 'Provider', hosts: HOSTS }),
      {},
      { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    );
    expect(answer.code).toBe('PROVIDER_TLS');
  });

  test('is refused over TLS 1.1', async () => {
    const answer = await answerOf(good(), { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' });
    expect(answer.code).toBe('PROVIDER_TLS');
    expect(answer.message).toMatch(/\((EPROTO|ERR_SSL_\w+)\)/);
  });
});
