import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BudgetLedger } from '../../../test/budgetLedger.js';
import { FullDesk } from '../../../test/notificationParts.js';
import type { DigestChoice, DigestSpan } from '../../domain/digest.js';
import { Secret } from '../../domain/secret.js';
import { changePreferences, readPreferences } from '../notifications/preferences.js';
import { deliverMails } from '../notifications/deliverMails.js';
import { unsubscribe } from '../notifications/unsubscribe.js';
import { composeDigests } from './composeDigests.js';
import { digestContent } from './digestContent.js';
import { postDigests } from './postDigests.js';
import { readDigest } from './readDigest.js';

const MONDAY = '2026-11-23T07:00:00Z';
const FEATURES = { forecasting: true, anomalyDetection: true };

let at: BudgetLedger;
let full: FullDesk;
beforeEach(async () => {
  at = await BudgetLedger.open(MONDAY);
  full = await FullDesk.open(at.pool);
});
afterEach(async () => {
  await full[Symbol.asyncDispose]();
  await at[Symbol.asyncDispose]();
});

const ADA = { subject: 'user:ada', name: 'ada' };
/** The desk of a collector that lives where the ledger lives now. */
const desk = () => ({ ...full.desk, pool: at.pool });
const choose = (digest: DigestChoice, name = 'ada') =>
  full.subscribe(name, { channels: [{ channel: 'email', digest }] });
const read = async (span: DigestSpan) => digestContent(await readDigest(at.pool, span, FEATURES));
const compose = () => composeDigests(desk(), full.mail, read);
const deliver = () => deliverMails(desk(), full.mail, new AbortController().signal);
const subjects = () => full.mails.sent.map(({ subject }) => subject);
const choiceOfAda = async () => (await readPreferences(desk(), ADA)).channels[0]?.digest;

async function wake(...instants: readonly string[]): Promise<void> {
  for (const instant of instants) {
    const before = at.pool;
    at.goTo(instant);
    if (before !== full.pool) await before.end();
    await compose();
    await deliver();
  }
}

test('nobody gets a summary who has not asked for one', async () => {
  await full.subscribe('ada');
  expect(await choiceOfAda()).toBe('off');
  await wake(MONDAY, '2026-12-01T07:00:00Z');
  expect(full.mails.sent).toEqual([]);
});

test('two months of restarts: every week once, every month once, whenever the collector is there', async () => {
  await choose('both');
  const hours = Array.from({ length: 60 * 3 }, (_, index) => Date.parse('2026-12-14T00:30:00Z') + index * 28_800_000);
  await wake(...hours.map((ms) => new Date(ms).toISOString()));
  expect(subjects()).toEqual(
    [
      ...['week 2026-12-07 to 2026-12-13', 'week 2026-12-14 to 2026-12-20', 'week 2026-12-21 to 2026-12-27'],
      ...['month 2026-12', 'week 2026-12-28 to 2027-01-03', 'week 2027-01-04 to 2027-01-10'],
      ...['week 2027-01-11 to 2027-01-17', 'week 2027-01-18 to 2027-01-24', 'week 2027-01-25 to 2027-01-31'],
      ...['month 2027-01', 'week 2027-02-01 to 2027-02-07'],
    ].map((span) => `Costs of the ${span}: no costs`),
  );
});

test.each([
  ['on the same day', '2026-11-23T22:00:00Z', 1],
  ['on the next day', '2026-11-24T23:00:00Z', 1],
  ['later, when nobody misses it any more', '2026-11-25T00:00:30Z', 0],
])('a collector that was down on Monday and comes back %s', async (_when, instant, mails) => {
  await choose('both');
  await wake(instant);
  expect(full.mails.sent).toHaveLength(mails);
});

test('three collectors at once make one mail a person, with the Message-ID that a repeat would have', async () => {
  const names = Array.from({ length: 6 }, (_, index) => `person-${index}`);
  for (const name of names) await choose('weekly', name);
  const made = await Promise.all([compose(), compose(), compose()]);
  expect(made.reduce((sum, count) => sum + count, 0) + (await compose())).toBe(6);
  await Promise.all([deliver(), deliver()]);
  expect(full.mails.sent.map(({ to }) => to).sort()).toEqual(names.map((name) => `${name}@example.org`));
  const ids = full.mails.sent.map(({ messageId }) => messageId);
  await at.pool.query(`update aicost.mail set state = 'pending', sent_at = null`);
  await deliver();
  expect(
    full.mails.sent
      .slice(6)
      .map(({ messageId }) => messageId)
      .sort(),
  ).toEqual(ids.sort());
});

test('the role that the collector works with may do all of it', async () => {
  await choose('weekly');
  const seconds = Math.ceil((Date.parse(MONDAY) - Date.now()) / 1_000);
  const pool = at.ledger.anotherPool({ role: 'aicost_writer', clockOffset: `${seconds} s` });
  const source = async (span: DigestSpan) => digestContent(await readDigest(pool, span, FEATURES));
  expect(await composeDigests({ ...full.desk, pool }, full.mail, source)).toBe(1);
  await deliverMails({ ...full.desk, pool }, full.mail, new AbortController().signal);
  expect(subjects()).toEqual(['Costs of the week 2026-11-16 to 2026-11-22: no costs']);
  const post = async () => ({ outcome: 'accepted' }) as const;
  const webhook = {
    pool,
    log: full.desk.log,
    post,
    url: new Secret('https://example.com'),
    secret: new Secret('secret'),
  };
  await postDigests(webhook, async () => '{}', new AbortController().signal);
  expect((await pool.query(`select from aicost.digest_post where state = 'sent'`)).rows).toHaveLength(1);
});

test('over the limit of mails a summary waits', async () => {
  await choose('weekly');
  await at.pool.query(
    `insert into aicost.mail (person_id, category, message_id, content, state, sent_at)
     select person_id, 'budget', 'old ' || n, '{}', 'sent', aicost.now() from aicost.notification_person, generate_series(1, 10) as n`,
  );
  await wake('2026-11-23T07:30:00Z');
  expect(full.mails.sent).toEqual([]);
  await wake('2026-11-23T09:00:00Z');
  expect(full.mails.sent).toHaveLength(1);
});

describe('a person who wants no more', () => {
  const ends: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['of it', () => changePreferences(desk(), ADA, { channels: [{ channel: 'email', digest: 'monthly' }] })],
    ['of anything', () => changePreferences(desk(), ADA, { isOptedOut: true })],
    ['at this address', () => changePreferences(desk(), ADA, { channels: [{ channel: 'email', address: null }] })],
  ];

  test.each(ends)('%s gets none, also when it is made already', async (_what, end) => {
    await choose('weekly');
    await compose();
    await end();
    await deliver();
    expect(full.mails.sent).toEqual([]);
    await wake('2026-11-30T07:00:00Z');
    expect(full.mails.sent).toEqual([]);
  });

  test('says so by the link in the mail; alerts go on', async () => {
    await choose('both');
    await wake(MONDAY);
    const [mail] = full.mails.sent;
    expect(mail?.text).toContain('https://grafana.example.com/digest');
    const token = mail?.unsubscribeUrl.split('/').at(-1) ?? '';
    for (let click = 0; click < 2; click += 1) expect(await unsubscribe(desk(), token, false)).toBe('digest');
    expect((await readPreferences(desk(), ADA)).channels).toMatchObject([
      { digest: 'off', categories: { budget: true, anomaly: true, system: true } },
    ]);
    await wake('2026-11-30T07:00:00Z', '2026-12-01T07:00:00Z');
    expect(full.mails.sent).toHaveLength(1);
  });

  test('by the link that ends everything has ended summaries too', async () => {
    await choose('both');
    await wake(MONDAY);
    const token = full.mails.sent[0]?.unsubscribeUrl.split('/').at(-1) ?? '';
    expect(await unsubscribe(desk(), token, true)).toBe('all');
    expect(await choiceOfAda()).toBe('off');
  });
});
