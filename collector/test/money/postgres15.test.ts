import { describe, expect, test } from '@jest/globals';
import { Pool } from 'pg';
import { migrate } from '../../src/store/migrate.js';
import { workingRole } from '../../src/store/workingRole.js';
import { debianPostgresFault, startDebianPostgres } from './debianPostgres.js';
import { ledgerFaults } from './ledgerFaults.js';
import { Simulation } from './simulation.js';

const fault = debianPostgresFault();
const here = fault === undefined ? test : test.skip;

describe(`on the Postgres 15 of Debian${fault === undefined ? '' : ` (skipped: ${fault})`}`, () => {
  here('owners with and without the right to make roles migrate, sync, restate and hold the truth', async () => {
    await using server = await startDebianPostgres();
    await live(server.url, 'plain_owner', null);
    await live(server.url, 'postgres', 'aicost_writer');
    expect(fault).toBeUndefined();
  });
});

async function live(serverUrl: string, owner: string, role: string | null): Promise<void> {
  const admin = new Pool({ connectionString: serverUrl, max: 1 });
  admin.on('error', () => undefined);
  if (owner !== 'postgres') await admin.query(`create role ${owner} login`);
  await admin.query(`create database of_${owner} owner ${owner}`);
  const { rows } = await admin.query('select rolname from pg_roles where rolname ~ $1', ['^aicost_']);
  expect(rows).toEqual([]);
  await admin.end();
  const url = Object.assign(new URL(serverUrl), { username: owner, pathname: `/of_${owner}` }).href;
  await migrate(url);
  expect(await workingRole(url)).toBe(role);
  const pool = new Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  await using simulation = await Simulation.start({ database: { url, pool, drop: async () => pool.end() } });
  const collector = simulation.collector(role === null ? {} : { role });
  for (const factor of ['1', '1.25', '0.5']) {
    for (const { name } of simulation.accounts) simulation.provider.restate(name, simulation.today, factor);
    const reports = await collector.syncAll({ days: collector.allDays() });
    expect(reports.map(({ outcome, error }) => [outcome, error])).toEqual(reports.map(() => ['succeeded', null]));
    await simulation.expectTruth();
  }
  expect(await ledgerFaults(pool)).toEqual([]);
  expect((await pool.query('select count(*)::int > 20 as many from aicost.charge_revision')).rows).toEqual([
    { many: true },
  ]);
}
