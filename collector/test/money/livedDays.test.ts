import { describe, expect, test } from '@jest/globals';
import { addDays, day, daysBetween, startOfDay, type Day } from '../../src/domain/day.js';
import { ledgerFaults } from './ledgerFaults.js';
import { Simulation } from './simulation.js';
import { ANTHROPIC, OPENAI, REPORTS, smallWorld } from './smallWorld.js';

const FIRST = day('2026-11-18');

/** One scheduled wake-up a day, each a minute later than the day before; everything follows from the ledger. */
async function wakeUp(simulation: Simulation, today: Day): Promise<string[]> {
  simulation.travelTo(new Date(startOfDay(today) + 43_200_000 + daysBetween(FIRST, today) * 60_000).toISOString());
  const collector = simulation.collector();
  const reports = [];
  for (const { name } of simulation.accounts)
    reports.push(await collector.sync(name, { trigger: 'schedule', limitMs: 600_000 }));
  await collector.close();
  return reports.map(({ accountName, outcome, error }) =>
    error ? `${today} ${accountName} ${outcome}: ${error.message}` : outcome,
  );
}

describe('three weeks of one wake-up a day', () => {
  test('R11: the tail is always true, days become final, and the close of the month finds what was restated late', async () => {
    await using simulation = await Simulation.start({
      asOf: `${FIRST}T12:00:00Z`,
      backfillFrom: addDays(FIRST, -12),
      world: smallWorld({ today: FIRST }),
    });
    const { pool } = simulation.database;
    for (let today = FIRST; today <= '2026-12-08'; today = addDays(today, 1)) {
      // The late restatement may take the only row of a small stream: believed when it is seen for the second time.
      for (const outcome of await wakeUp(simulation, today))
        expect(outcome).toMatch(/^succeeded$|partial: .*answers with no rows/);
      // Anthropic's tail is thirty days; OpenAI's is three, and older days wait for the close of the month.
      await simulation.expectTruth(ANTHROPIC, REPORTS);
      const openai = await simulation.differencesFromTruth([OPENAI]);
      expect(openai.filter((line) => (line.split(/[ :]/)[1] ?? '') >= addDays(today, -3))).toEqual([]);
      if (today === '2026-12-05') expect(openai.filter((line) => line.includes('2026-11'))).toEqual([]);
      expect(await ledgerFaults(pool)).toEqual([]);
    }
    const finality = `select account_name, min(charge_date) filter (where finality <> 'final' and stream ~ 'cost')::text as settles_from from aicost.charge_window join aicost.account using (account_id) group by 1 order by 1`;
    expect((await pool.query(finality)).rows).toEqual([
      { account_name: REPORTS, settles_from: '2026-11-08' },
      { account_name: ANTHROPIC, settles_from: '2026-11-08' },
      { account_name: OPENAI, settles_from: '2026-12-05' },
    ]);
    const restated = `select count(*)::int > 0 as late from aicost.charge_revision where recorded_at::date - charge_date > 4`;
    expect((await pool.query(restated)).rows).toEqual([{ late: true }]);
  }, 120_000);
});

describe('a provider that is away for days', () => {
  test('the figures stay, and the first wake-up after its return reads everything that was missed', async () => {
    await using simulation = await Simulation.start({
      asOf: `${FIRST}T12:00:00Z`,
      backfillFrom: addDays(FIRST, -3),
      world: smallWorld({ today: FIRST }),
    });
    const { pool } = simulation.database;
    await wakeUp(simulation, FIRST);
    simulation.provider.setFaults([{ action: { type: 'status', code: 503 } }]);
    for (const days of [1, 2, 3]) {
      for (const outcome of await wakeUp(simulation, addDays(FIRST, days)))
        expect(outcome).toMatch(/failed: .* answered 503/);
    }
    const health = `select round(last_success_age_seconds / 86400.0)::int as age, windows_failed > 0 as failed, last_error_code as code from report.sync_health`;
    for (const row of (await simulation.collector().pool.query(health)).rows)
      expect(row).toEqual({ age: 3, failed: true, code: 'PROVIDER_UNAVAILABLE' });

    simulation.provider.setFaults([]);
    simulation.provider.clearRequests();
    expect(await wakeUp(simulation, addDays(FIRST, 4))).toEqual(['succeeded', 'succeeded', 'succeeded']);
    await simulation.expectTruth();
    // One request a stream, and the names of three accounts.
    expect(simulation.provider.requests().length).toBeLessThanOrEqual(1.2 * (11 + 2 + 4 + 7));
    expect((await pool.query('select 1 from aicost.charge_window where error_code is not null')).rows).toEqual([]);
  });
});
