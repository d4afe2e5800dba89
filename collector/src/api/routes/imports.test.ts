import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { csvFile } from '../../../test/imports/importedLedger.js';
import { OpenServers } from '../../../test/openServer.js';
import { ensureAccount } from '../../store/accounts.js';
import { createPool, type Pool } from '../../store/db.js';
import { bearer, tokenOf } from '../access/access.testkit.js';

let servers: OpenServers;
let pool: Pool;
let app: FastifyInstance;
let admin: string;
beforeAll(async () => {
  servers = await OpenServers.open();
  pool = createPool(servers.database.url, { applicationName: 'imports-test' });
  const account = { serviceId: 'openai', serviceProviderName: 'OpenAI', origin: 'config', backfillFrom: null } as const;
  await ensureAccount(pool, { accountName: 'one', ...account });
  admin = await tokenOf(pool, 'admin');
});
beforeEach(() => {
  app = servers.serverOf(pool);
});
afterEach(() => servers.closeServers());
afterAll(async () => {
  await pool.end();
  await servers.close();
});

function send(payload: string | Buffer, query = '', headers: object = {}): Promise<LightMyRequestResponse> {
  const all = { ...bearer(admin), 'content-type': 'text/csv', ...headers };
  return app.inject({ method: 'POST', url: `/api/imports${query}`, headers: all, payload });
}

test.each(['text/csv', 'text/csv; charset=utf-8', 'text/plain', 'application/octet-stream', 'application/json'])(
  'the body is the file, as %s',
  async (type) => {
    const answer = await send(csvFile('01,,one,chat,,1.25,,'), '?dry_run=1&file_name=october.csv', {
      'content-type': type,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      dry_run: true,
      rows: 1,
      charges_new: 1,
      total: [{ currency: 'USD', cost: '1.25' }],
      faults: [],
    });
  },
);

test('a file that is sent twice is stored once; the audit and the runs name it', async () => {
  const file = csvFile('02,,one,chat,,1,,', '02,,two,chat,,1,,');
  const first = await send(file, '?file_name=october.csv&create_accounts=1');
  expect(first.json()).toMatchObject({ charges_new: 2, accounts_created: ['two'], first_day: '2026-10-02' });
  expect((await send(file, '?file_name=october.csv')).json()).toMatchObject({
    charges_unchanged: 2,
    warnings: [{ code: 'NOTHING_CHANGED' }],
  });
  const { rows } = await pool.query<{ note: string }>('select note from aicost.sync_run');
  expect(rows).toEqual([{ note: 'october.csv' }, { note: 'october.csv' }]);
});

test('a refused file is answered with its faults', async () => {
  const answer = await send(csvFile('03,,one,chat,,x,,', '03,,one,chat,,1,,'));
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toEqual({
    error: 'import refused',
    message: expect.stringMatching(/^the file has 1 fault, so nothing was stored; the first is in line 2/),
    code: 'IMPORT_REFUSED',
    faults: [{ line: 2, column: 'Cost (USD)', message: expect.any(String) }],
    fault_count: 1,
  });
  expect((await send(csvFile('03,,one,chat,,x,,', '03,,one,chat,,1,,'), '?partial=1')).json()).toMatchObject({
    rows: 1,
    skipped: 1,
  });
});

test('an account and a source can be named for the whole file', async () => {
  const answer = await send(csvFile('04,,,seat,,1,,'), '?account=one&source=manual');
  expect(answer.json()).toMatchObject({ source: 'manual', charges_new: 1 });
});

test('a packed body is refused, by its name and by its bytes', async () => {
  const packed = gzipSync(csvFile('05,,one,chat,,1,,'));
  const named = await send(packed, '', { 'content-encoding': 'gzip' });
  expect([named.statusCode, named.json()]).toMatchObject([415, { code: 'ENCODING_REFUSED' }]);
  expect((await send(packed)).json()).toMatchObject({ code: 'IMPORT_REFUSED', faults: [{ line: 1 }] });
  expect((await send('x', '', { 'content-type': 'multipart/form-data; boundary=b' })).statusCode).toBe(415);
});

test('a file name with a control character is refused', async () => {
  expect((await send(csvFile('05,,one,chat,,1,,'), '?file_name=a%00b')).statusCode).toBe(400);
});

test('no body is a file without charges', async () => {
  expect((await send('')).statusCode).toBeGreaterThanOrEqual(400);
});

test('an editor may not import', async () => {
  const headers = bearer(await tokenOf(pool, 'editor'));
  expect((await send(csvFile('06,,one,chat,,1,,'), '', headers)).statusCode).toBe(403);
});

test('a body without an end is answered with 413 as soon as it is over the limit', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const { status, sent, body } = await sendForEver(port);
  expect([status, JSON.parse(body)]).toMatchObject([413, { code: 'IMPORT_TOO_LARGE' }]);
  expect(sent).toBeLessThan(30 * 1024 * 1024);
});

/** Sends until it is answered: what was sent by then, and the answer. */
function sendForEver(port: number): Promise<{ status: number; sent: number; body: string }> {
  const chunk = Buffer.alloc(64 * 1024, '2026-10-01,,one,chat,,1,,\n');
  const headers = { ...bearer(admin), 'content-type': 'text/csv', 'transfer-encoding': 'chunked' };
  return new Promise((resolve, reject) => {
    let sent = 0;
    let isAnswered = false;
    const sending = request({ port, host: '127.0.0.1', path: '/api/imports', method: 'POST', headers }, (answer) => {
      isAnswered = true;
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('end', () => {
        sending.destroy();
        resolve({ status: answer.statusCode ?? 0, sent, body });
      });
    });
    sending.on('error', (error) => (isAnswered ? undefined : reject(error)));
    const more = (): void => {
      if (isAnswered) return;
      sent += chunk.length;
      if (sent > 200 * 1024 * 1024) return reject(new Error('two hundred MiB were taken'));
      if (sending.write(chunk)) setImmediate(more);
      else sending.once('drain', more);
    };
    more();
  });
}
