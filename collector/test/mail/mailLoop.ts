import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { receiveAlerts } from '../../src/jobs/notifications/receiveAlerts.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { webhookBody } from '../grafanaWebhook.js';
import { compiled } from '../compiled.js';
import { seeded } from '../money/random.js';
import { FullDesk } from '../notificationParts.js';
import { headerOf, readMessage } from '../receivedMail.js';
import { SmtpSink, type SmtpFault } from '../smtpSink.js';
import type { MailTask } from './mailChild.js';

export interface MailLoopResult {
  readonly mails: number;
  /** Senders that were killed at work. */
  readonly kills: number;
  readonly faults: number;
  /** Mails that arrived more than once, because nobody could know that they had. */
  readonly repeats: number;
  /** One line for each mail that was lost, changed, or repeated without need. */
  readonly wrong: string[];
}

export interface MailLoopWish {
  /** Each gets one mail of each of three categories. */
  readonly people: number;
  readonly kills: number;
  readonly senders: number;
  readonly seed: number;
}

const CATEGORIES = ['budget', 'anomaly', 'system'];
/** In each of these the server has said, or it is plain, that it has not taken the mail. */
const CLEAR_FAULTS: readonly SmtpFault[] = [
  'refuse connection',
  'try recipient later',
  'drop before message',
  'try message later',
];
const FAULTY = 0.15;
const UNCLEAR = 1 / 4_000;
/** A mail has five attempts, and a killed one takes one too. */
const MAX_FAULTS_A_PERSON = 2;
/** What a distant server takes for a mail; a sender is killed within this time and a little more. */
const TAKES_MS = 300;

/** Sends mails through a server that misbehaves, by processes that are killed with SIGKILL at random moments. */
export async function mailLoop({ people, kills, senders, seed }: MailLoopWish): Promise<MailLoopResult> {
  const random = seeded(seed);
  await using database = await testDatabase();
  await using full = await FullDesk.open(database.pool);
  for (let index = 0; index < people; index += 1) await full.subscribe(`person-${index}`);
  const arrived: { readonly recipient: string; readonly message: Buffer }[] = [];
  const faults = new RandomFaults(random);
  await using sink = await SmtpSink.start({
    fault: (recipient) => faults.next(recipient),
    onMessage: (recipient, message) => arrived.push({ recipient, message }),
    takesMs: TAKES_MS,
  });
  const alerts = CATEGORIES.map((category) => ({ labels: { category }, fingerprint: category }));
  await receiveAlerts(full.desk, Buffer.from(webhookBody(alerts)));
  const task = { databaseUrl: database.url, ringFile: full.vault.ringFile, smtpPort: sink.port };
  const mails = people * CATEGORIES.length;
  const killed = await sendAndKill({ task, database, kills, senders, mails, random });
  const wrong = [...(await faultsOf(database, people)), ...(await arrivalFaults(database, arrived, mails))];
  const repeats = arrived.length - new Set(await messageIds(arrived)).size;
  return { mails, kills: killed, faults: faults.count, repeats, wrong };
}

class RandomFaults {
  count = 0;
  readonly #ofPerson = new Map<string, number>();

  constructor(private readonly random: () => number) {}

  next(recipient: string | undefined): SmtpFault | undefined {
    const fault = CLEAR_FAULTS[Math.floor(this.random() * CLEAR_FAULTS.length)];
    if (recipient === undefined)
      return this.random() < FAULTY / CLEAR_FAULTS.length ? this.#note('refuse connection') : undefined;
    if (this.random() < UNCLEAR) return this.#note('drop after message');
    const before = this.#ofPerson.get(recipient) ?? 0;
    if (fault === 'refuse connection' || before >= MAX_FAULTS_A_PERSON || this.random() > FAULTY) return undefined;
    this.#ofPerson.set(recipient, before + 1);
    return this.#note(fault);
  }

  #note(fault: SmtpFault | undefined): SmtpFault | undefined {
    this.count += 1;
    return fault;
  }
}

interface Sending {
  readonly task: MailTask;
  readonly database: TestDatabase;
  readonly kills: number;
  readonly senders: number;
  readonly mails: number;
  readonly random: () => number;
}

/** How many senders were killed before all mails were done. */
async function sendAndKill({ task, database, kills, senders, mails, random }: Sending): Promise<number> {
  const running = await Promise.all(Array.from({ length: senders }, () => startSender(task)));
  let killed = 0;
  for (let done = 0; done < mails; done = await finished(database)) {
    // Kills are spread over all the mails.
    if (killed < kills && done >= ((killed + random()) / (kills + 1)) * mails) {
      const victim = Math.floor(random() * senders);
      await sleep(random() * TAKES_MS * 1.5);
      await end(running[victim]);
      running[victim] = await startSender(task);
      killed += 1;
    }
    await sleep(20);
  }
  await Promise.all(running.map(end));
  return killed;
}

async function startSender(task: MailTask): Promise<ChildProcess> {
  const child = spawn(process.execPath, [compiled('test/mail/mailChild'), JSON.stringify(task)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  await once(lines, 'line');
  return child;
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) throw new Error('a sender ended by itself');
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function finished({ pool }: TestDatabase): Promise<number> {
  const sql = `select count(*)::int as mails from aicost.mail where state in ('sent', 'failed', 'suppressed')`;
  return (await pool.query<{ mails: number }>(sql)).rows[0]?.mails ?? 0;
}

/** What the database says: one mail a person and category, all of them sent. */
async function faultsOf({ pool }: TestDatabase, people: number): Promise<string[]> {
  const { rows } = await pool.query<{ fault: string }>(
    `select 'person ' || person_id || ' ' || category || ': ' || state || ' ' || reason as fault from aicost.mail where state <> 'sent'
     union all
     select 'person ' || person_id || ': ' || count(*) || ' mails' from aicost.mail group by person_id having count(*) <> 3
     union all
     select $1 - count(distinct person_id) || ' people without mails' from aicost.mail having count(distinct person_id) <> $1`,
    [people],
  );
  return rows.map(({ fault }) => fault);
}

const KNOWN = `select m.message_id as "messageId", m.maybe_duplicate as "maybeDuplicate" from aicost.mail as m`;

/** What the server says: every mail has arrived, at its person, and again only where that is marked. */
async function arrivalFaults(
  { pool }: TestDatabase,
  arrived: readonly { readonly recipient: string; readonly message: Buffer }[],
  mails: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ messageId: string; maybeDuplicate: boolean }>(KNOWN);
  const times = new Map<string, number>();
  for (const messageId of await messageIds(arrived)) times.set(messageId, (times.get(messageId) ?? 0) + 1);
  const wrong = rows.flatMap(({ messageId, maybeDuplicate }) => {
    const count = times.get(messageId) ?? 0;
    if (count === 0) return [`${messageId} is lost`];
    return count > 1 && !maybeDuplicate ? [`${messageId} arrived ${count} times without need`] : [];
  });
  const people = new Set(arrived.map(({ recipient, message }) => `${recipient} ${kindOf(message)}`));
  if (people.size !== mails) wrong.push(`${people.size} of ${mails} pairs of person and category were reached`);
  return [...wrong, ...(times.size === rows.length ? [] : [`${times.size} ids for ${rows.length} mails`])];
}

/** The category, as the link to unsubscribe tells it. */
function kindOf(message: Buffer): string {
  return /\/unsubscribe\/v1\.\d+\.(\w+)\./.exec(message.toString('latin1'))?.[1] ?? '';
}

async function messageIds(arrived: readonly { readonly message: Buffer }[]): Promise<string[]> {
  const mails = await Promise.all(arrived.map(({ message }) => readMessage([], message)));
  return mails.map((mail) => headerOf(mail, 'message-id')[0] ?? '');
}
