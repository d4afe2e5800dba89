/**
 * `node mailChild.js '<task>'`: makes and sends mails until it is killed. Prints `ready` when everything is loaded, and
 * `idle` whenever it has found nothing to do.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { SecretVault } from '../../src/jobs/accounts/secretVault.js';
import { composeMails } from '../../src/jobs/notifications/composeMails.js';
import { deliverMails } from '../../src/jobs/notifications/deliverMails.js';
import { smtpTransport } from '../../src/mail/smtp.js';
import { createPool } from '../../src/store/db.js';
import { loadKeyRing } from '../../src/vault/keyRingFile.js';

export interface MailTask {
  readonly databaseUrl: string;
  readonly ringFile: string;
  readonly smtpPort: number;
}

/** A mail whose sender was killed is taken over after this; the retries of the real ones take minutes. */
const PACE = { gather: 0, lease: 15, retries: [0.1, 0.1, 0.2, 0.2] };
const PATIENCE = { connectMs: 5_000, silenceMs: 5_000, totalMs: 8_000 };

async function main({ databaseUrl, ringFile, smtpPort }: MailTask): Promise<never> {
  const pool = createPool(databaseUrl, { applicationName: 'aicost-mail-child', size: 2 });
  const route = { kind: 'smtp', host: '127.0.0.1', port: smtpPort, encryption: 'offered' } as const;
  const transport = smtpTransport(route, { name: '', address: 'costs@example.com' }, PATIENCE);
  const mail = { transport, domain: 'example.com', publicUrl: 'https://costs.example.com', pageOf: () => '' };
  const vault = new SecretVault(ringFile, await loadKeyRing(ringFile));
  const log = pino({ level: 'silent' });
  const desk = { pool, log, vault, mail, webhookSecrets: [], observe: () => undefined };
  // It must not outlive a test that breaks off.
  process.stdin.resume().on('end', () => process.exit());
  process.stdout.write('ready\n');
  for (;;) {
    const made = await composeMails(desk, mail, PACE);
    const attempts = await deliverMails(desk, mail, new AbortController().signal, PACE);
    if (made + attempts > 0) continue;
    process.stdout.write('idle\n');
    await sleep(50);
  }
}

if (process.argv[2] !== undefined) await main(JSON.parse(process.argv[2]) as MailTask);
