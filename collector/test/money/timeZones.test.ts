import { expect, test } from '@jest/globals';
import { addDays } from '../../src/domain/day.js';
import { copyOut } from '../../src/store/copy.js';
import { createPool, withTransaction } from '../../src/store/db.js';
import { startCollectorProcess } from './collectorProcess.js';
import { Simulation } from './simulation.js';
import { TODAY } from './smallWorld.js';

const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Chatham'];

/** Everything but run numbers and the times of reads. */
const DUMPS = [
  `select account_name, service_id, organisation_id, backfill_from from aicost.account order by 1`,
  `select account_id, stream, charge_date, series_id, charge_period_start, charge_period_end, billed_cost, list_cost, consumed_quantity, billed_cost_raw, revision
   from aicost.charge order by account_id, stream, charge_date, series_id, charge_period_start`,
  `select account_id, stream, charge_date, finality, content_hash, charge_count, first_total, billed_total, endpoint, error_code
   from aicost.charge_window order by account_id, stream, charge_date`,
  `select * from aicost.charge_rollup order by account_id, stream, charge_date, dimension, source, billing_currency, value`,
  `select account_id, stream, charge_date, series_id, charge_period_start, old_cost, new_cost, finality_before
   from aicost.charge_revision order by account_id, stream, charge_date, series_id, new_cost`,
  `select account_id, kind, id, name from aicost.display_name order by account_id, kind, id`,
];

async function dump(simulation: Simulation): Promise<string> {
  const pool = createPool(simulation.database.url, { applicationName: 'aicost-dump' });
  const lines: string[] = [];
  await withTransaction(pool, async (tx) => {
    for (const query of DUMPS) await copyOut(tx, query, (line) => lines.push(line));
  });
  await pool.end();
  return lines.join('\n');
}

/** The same two syncs, with a restatement in between, in a process and a database that live in `zone`. */
async function livedIn(zone: string, simulation: Simulation): Promise<string> {
  await simulation.database.pool.query(
    `do $$ begin execute format('alter database %I set timezone = %L', current_database(), '${zone}'); end $$`,
  );
  const accounts = simulation.accounts.map(({ name }) => name);
  const days = { first: simulation.backfillFrom, last: simulation.today };
  for (const asOf of [`${TODAY}T00:00:00Z`, `${addDays(TODAY, 1)}T23:59:00Z`]) {
    simulation.travelTo(asOf);
    const { code, errors } = await startCollectorProcess(simulation, {
      accounts,
      days: { ...days, last: simulation.today },
      env: { TZ: zone },
    }).ended;
    expect([code, errors]).toEqual([0, '']);
  }
  await simulation.expectTruth();
  return dump(simulation);
}

test('T01: whatever the time zone of the process and of the server, the ledger is the same to the last byte', async () => {
  const dumps: string[] = [];
  await using first = await Simulation.start({ backfillFrom: addDays(TODAY, -2) });
  for (const zone of ZONES) {
    await using simulation = await Simulation.start({ backfillFrom: first.backfillFrom, provider: first.provider });
    dumps.push(await livedIn(zone, simulation));
  }
  expect(dumps[0]?.split('\n').length).toBeGreaterThan(200);
  for (const [index, text] of dumps.entries()) expect([ZONES[index], text]).toEqual([ZONES[index], dumps[0]]);
}, 120_000);
