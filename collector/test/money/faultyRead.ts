import { expect } from '@jest/globals';
import type { SyncReport } from '../../src/jobs/syncAccount.js';
import type { Fault } from '../fakeProvider/faults/fault.js';
import { everyText } from './everyText.js';
import { ledgerFaults } from './ledgerFaults.js';
import { windowTexts } from './ledgerText.js';
import type { AskedSync, SimulatedCollector } from './simulatedCollector.js';
import type { Simulation } from './simulation.js';

export interface FaultyRead {
  readonly account: string;
  readonly faults: readonly Fault[];
  /** What is asked for in the faulty read; without it, all days. */
  readonly asked?: AskedSync;
}

/** A window after a read that met a fault. */
export interface WindowLabel {
  readonly window: string;
  readonly code: string | null;
  readonly message: string | null;
  /** Whether its charges, totals and sums are what they were before. */
  readonly isAsBefore: boolean;
}

/**
 * Restates a day, so that there is something to get wrong, and reads it through faults. Checks what holds for every
 * fault: the ledger adds up, the run is on record and no key is anywhere.
 */
export async function readThrough(
  simulation: Simulation,
  collector: SimulatedCollector,
  read: FaultyRead,
): Promise<{ report: SyncReport; labels: WindowLabel[]; requests: number }> {
  const { account, faults, asked = {} } = read;
  simulation.provider.restate(account, simulation.today, '1.01');
  const pool = simulation.database.pool;
  const before = await windowTexts(pool);
  simulation.provider.setFaults(faults);
  simulation.provider.clearRequests();
  const report = await collector.sync(account, { days: collector.allDays(), ...asked });
  const requests = simulation.provider.requests().length;
  simulation.provider.setFaults([]);
  expect(await ledgerFaults(pool)).toEqual([]);
  await expectRecorded(simulation, report);
  await expectNoKey(simulation, collector, report);
  const after = await windowTexts(pool);
  const { rows } = await pool.query<Omit<WindowLabel, 'isAsBefore'>>(
    `select a.account_name || ' ' || w.stream || ' ' || w.charge_date as "window", w.error_code as code, w.error_message as message
     from aicost.charge_window as w join aicost.account as a using (account_id) where a.account_name = $1 order by 1`,
    [account],
  );
  return {
    report,
    requests,
    labels: rows.map((row) => ({ ...row, isAsBefore: after.get(row.window) === before.get(row.window) })),
  };
}

/** The next read without faults finds the truth and removes every label. */
export async function expectHealed(
  simulation: Simulation,
  collector: SimulatedCollector,
  account: string,
): Promise<void> {
  const report = await collector.sync(account, { days: collector.allDays() });
  expect(report).toMatchObject({ outcome: 'succeeded', error: null });
  await simulation.expectTruth(account);
  const { rows } = await simulation.database.pool.query(
    `select error_code from aicost.charge_window join aicost.account using (account_id)
     where account_name = $1 and (error_code is not null or failed_at is not null or empty_since is not null)`,
    [account],
  );
  expect(rows).toEqual([]);
}

/** R15: the run stands in the database as it was reported. */
async function expectRecorded(simulation: Simulation, report: SyncReport): Promise<void> {
  const { rows } = await simulation.database.pool.query(
    `select outcome, finished_at is not null as finished, error_code as code, error_message as message, windows_planned as "windowsPlanned", windows_fresh as "windowsFresh",
            windows_changed as "windowsChanged", windows_unchanged as "windowsUnchanged", windows_kept as "windowsKept", requests, rows_received::int as "rowsReceived",
            rows_stored::int as "rowsStored", rows_rejected::int as "rowsRejected", rows_collapsed::int as "rowsCollapsed", rows_out_of_window::int as "rowsOutOfWindow",
            rows_rounded::int as "rowsRounded", rows_unpriced::int as "rowsUnpriced", amounts_restated::int as "amountsRestated"
     from aicost.sync_run order by run_id desc limit 1`,
  );
  const { code = null, message = null } = report.error ?? {};
  expect(rows).toEqual([{ outcome: report.outcome, finished: true, code, message, ...report.counts }]);
}

async function expectNoKey(simulation: Simulation, collector: SimulatedCollector, report: SyncReport): Promise<void> {
  const said = [await everyText(simulation.database.pool), ...collector.log, JSON.stringify(report)].join('\n');
  for (const { adminKey } of simulation.accounts) {
    for (const form of [
      adminKey,
      Buffer.from(adminKey).toString('base64').replace(/=+$/, ''),
      encodeURIComponent(adminKey),
    ])
      expect(said.includes(form)).toBe(false);
  }
}
