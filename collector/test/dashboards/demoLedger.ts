import { addDays, day, type Day } from '../../src/domain/day.js';
import { createBudget } from '../../src/jobs/budgets/createBudget.js';
import { refreshAnalytics } from '../../src/jobs/analytics/refreshAnalytics.js';
import { directAnalyst } from '../../src/jobs/analytics/threads/analyst.js';
import { createEntry } from '../../src/jobs/entries/createEntry.js';
import { createLogger } from '../../src/logging/logger.js';
import type { Pool } from '../../src/store/db.js';
import { addAccount, charge, dims, store } from '../export/seededLedger.js';
import { demoAccounts, demoPrices } from '../fakeProvider/demoWorld.js';
import { createWorld } from '../fakeProvider/world.js';
import { Simulation } from '../money/simulation.js';

export const TODAY = day('2026-11-23');
export const SYNCED = ['anthropic-claude-code', 'openai-research'] as const;
const DAYS = 70;
const ACTOR = { subject: 'test', name: 'test' };

/** Two accounts of the demo, read on two days, and one of each thing that a dashboard shows. */
export async function demoLedger(): Promise<{ readonly simulation: Simulation; readonly pool: Pool }> {
  const accounts = demoAccounts(TODAY).filter(({ name }) => (SYNCED as readonly string[]).includes(name));
  const simulation = await Simulation.start({
    world: createWorld({ seed: 1, today: TODAY, accounts, prices: demoPrices(TODAY) }),
    asOf: `${addDays(TODAY, -1)}T12:00:00Z`,
    backfillFrom: addDays(TODAY, -DAYS),
  });
  await syncAll(simulation);
  simulation.travelTo(`${TODAY}T12:00:00Z`);
  const pool = await syncAll(simulation);
  await typeIn(pool);
  await addOddCharges(pool);
  await createBudget(pool, ACTOR, { name: 'Everything', limit: '20000', currency: 'USD' });
  // Spent already, so that its thresholds are reached.
  await createBudget(pool, ACTOR, { name: 'Small', limit: '10', currency: 'USD' });
  const features = { forecasting: true, anomalyDetection: true };
  await refreshAnalytics({ pool, log: createLogger({ level: 'warn', secrets: [] }), analyst: directAnalyst, features });
  await judgeForecast(pool);
  await tellOfAlert(pool);
  return { simulation, pool };
}

async function syncAll(simulation: Simulation): Promise<Pool> {
  const collector = simulation.collector();
  for (const name of SYNCED) {
    const { outcome, error } = await collector.sync(name);
    if (outcome !== 'succeeded') throw new Error(`${name} ${outcome}: ${error?.message ?? ''}`);
  }
  return collector.pool;
}

/** Seats of three months, which no provider tells. */
async function typeIn(pool: Pool): Promise<void> {
  const seats = await addAccount(pool, 'seats', 'seats', "Seats & Co's");
  for (const date of ['2026-09-01', '2026-10-01', '2026-11-01'])
    await createEntry(pool, ACTOR, seats, { date, cost: '210', notes: '10 seats' });
}

/** Charges in another currency, and some without a price. */
async function addOddCharges(pool: Pool): Promise<void> {
  const odd = await addAccount(pool, 'odd', 'odd', 'Odd');
  const dayOf = (ago: number): Day => addDays(TODAY, -ago);
  await store(pool, odd, 'costs', [
    charge(dims({ billingCurrency: 'EUR', xModel: 'odd-1' }), dayOf(3), '1000000'),
    charge(dims({ xModel: 'odd-2' }), dayOf(2), null),
  ]);
}

/** An alert of a minute ago, of which one person has a mail. */
async function tellOfAlert(pool: Pool): Promise<void> {
  await pool.query(
    `with person as (
       insert into aicost.notification_person (subject, person_name, unsubscribe_key) values ('user:ada', 'ada', decode(repeat('00', 32), 'hex')) returning person_id),
     alert as (
       insert into aicost.alert (org_id, group_key, fingerprint, started_at, firing_received_at, alert_name, category, is_ours, kind, severity, budget,
         account, threshold, period, labels, annotations, occasion)
       values (1, '', 'f', aicost.now() - interval '1 minute', aicost.now(), 'Budget', 'budget', true, 'percent', 'warning', 'Small', '', '90', '', '{}', '{}', 'o')
       returning alert_id),
     mail as (
       insert into aicost.mail (person_id, category, message_id, content, state, sent_at)
       select person_id, 'budget', '<m@example.com>', '{}', 'sent', aicost.now() from person returning mail_id)
     insert into aicost.notification (person_id, channel, occasion, alert_id, category, state, mail_id)
     select person_id, 'email', 'o', alert_id, 'budget', 'mailed', mail_id from person, alert, mail`,
  );
}

/** As if a forecast of thirty days ago had been kept: the first one can be judged when it is that old. */
async function judgeForecast(pool: Pool): Promise<void> {
  await pool.query(
    `insert into aicost.forecast_outcome (scope_key, account_id, made_on, horizon, billing_currency, expected, came, is_in80, is_in95, days_in80, days_in95, judged_at)
     values ('all USD', 0, $1, 30, 'USD', 9000, 10000, true, true, 25, 29, aicost.now())`,
    [addDays(TODAY, -31)],
  );
}
