import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { compiled } from '../../../test/compiled.js';
import type { ImportTask } from '../../../test/imports/importChild.js';
import { CHILD_FILE, CHILD_NAME, ImportedLedger } from '../../../test/imports/importedLedger.js';

let imported: ImportedLedger;
beforeEach(async () => {
  imported = await ImportedLedger.open();
});
afterEach(async () => expect(await imported.close()).toEqual([]));

function startChild(task: ImportTask): ChildProcess {
  return spawn(process.execPath, [compiled('test/imports/importChild'), JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Waits until so many connections of the child are in a state. */
async function childConnections(condition: string, count: number): Promise<void> {
  const sql = `select from pg_stat_activity where datname = current_database() and application_name = '${CHILD_NAME}' and ${condition}`;
  while ((await imported.ledger.rows(sql)).length !== count) await sleep(10);
}

// What the import writes last to each of these tables waits, so that it is killed with everything before it written.
test.each([
  ['import', 'charge_rollup'],
  ['import', 'audit'],
  ['manual', 'manual_entry_version'],
  ['manual', 'charge_window'],
] as const)('an import of source %s that is killed before it writes %s leaves nothing', async (source, table) => {
  const before = await imported.traces();
  const holder = await imported.ledger.database.pool.connect();
  await holder.query('begin');
  await holder.query(`lock table aicost.${table} in share mode`);
  const child = startChild({ databaseUrl: imported.ledger.database.url, source });
  const ended = once(child, 'close');
  await childConnections(`wait_event_type = 'Lock'`, 1);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  await holder.query('rollback');
  holder.release();
  await childConnections('true', 0);
  expect(await imported.traces()).toEqual(before);
  const wish = { source, createAccounts: true };
  expect(await imported.import(CHILD_FILE, wish)).toMatchObject({ chargesNew: 60, accountsCreated: ['new'] });
});
