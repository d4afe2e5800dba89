import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { BudgetLedger } from '../../test/budgetLedger.js';
import { FullDesk, quietNotifications } from '../../test/notificationParts.js';
import { Secret } from '../domain/secret.js';
import { openDigests } from './digests.js';

const enabled = { export: true, visualIndicators: true, notifications: true };
const features = { ...enabled, forecasting: true, anomalyDetection: true };

test('on a Monday the daemon makes the mail of the week and posts it to the webhook', async () => {
  await using at = await BudgetLedger.open('2026-11-23T07:00:00Z');
  await using full = await FullDesk.open(at.pool);
  await full.subscribe('ada', { channels: [{ channel: 'email', digest: 'both' }] });
  await at.bill('2026-11-17', [{ model: 'm', cost: '12.34' }]);
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(204).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const digestWebhook = new Secret(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const digests = openDigests({ features, digestWebhook, webhookSecrets: [new Secret('a-secret-of-ours')] }, full.desk);
  await once(server, 'request');
  await digests?.close();
  server.close();
  const { rows } = await at.pool.query<{ title: string; body: string }>(
    `select m.content ->> 'title' as title, p.body from aicost.digest as d join aicost.mail as m using (mail_id)
     join aicost.digest_post as p on p.period = d.period and p.first_day = d.first_day where p.state = 'sent'`,
  );
  expect(rows).toMatchObject([{ title: 'Costs of the week 2026-11-16 to 2026-11-22: 12.34 USD' }]);
  expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({ costs: [{ billed_cost: '12.34' }] });
});

test('without mail and webhook, or with notifications off, there is nothing to do', async () => {
  await using at = await BudgetLedger.open('2026-11-23T07:00:00Z');
  const desk = quietNotifications(at.pool);
  expect(openDigests({ features, webhookSecrets: [] }, desk)).toBeNull();
  const off = { ...features, notifications: false };
  const digestWebhook = new Secret('https://example.com/');
  expect(openDigests({ features: off, digestWebhook, webhookSecrets: [] }, desk)).toBeNull();
});
