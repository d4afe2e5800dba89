import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Pool } from 'pg';
import { addDays } from '../../src/domain/day.js';
import { serverCommand, testServerUrl } from '../serverCommand.js';
import { ledgerFaults } from './ledgerFaults.js';
import { windowTexts } from './ledgerText.js';
import { Simulation, type SimulationDatabase } from './simulation.js';
import { OPENAI, smallWorld, TODAY } from './smallWorld.js';

const MEBIBYTES = 24;

interface SmallDisk extends AsyncDisposable {
  readonly database: SimulationDatabase;
  fill(): void;
  free(): void;
}

/** A copy of the template whose tables lie on a disk of a few megabytes. */
async function smallDisk(): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'aicost-disk-'));
  const name = `aicost_disk_${randomUUID().slice(0, 8)}`;
  const filler = join(folder, 'filler');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEBIBYTES}m`, 'tmpfs', folder], { stdio: 'pipe' });
  const owner = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  chownSync(folder, owner('-u'), owner('-g'));
  await serverCommand(`create tablespace ${name} location '${folder}'`);
  await serverCommand(`create database ${name} template ${process.env.AICOST_TEST_TEMPLATE} tablespace ${name}`);
  const url = Object.assign(new URL(testServerUrl), { pathname: `/${name}` }).href;
  const pool = new Pool({ connectionString: url, max: 2 });
  // Dropping the database cuts connections that are still saying good-bye.
  pool.on('error', () => undefined);
  return {
    database: { url, pool, drop: async () => pool.end() },
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
    },
    free: () => rmSync(filler),
    [Symbol.asyncDispose]: async () => {
      await serverCommand(`drop database if exists ${name} with (force)`);
      await serverCommand(`drop tablespace ${name}`);
      execFileSync('umount', [folder]);
      rmdirSync(folder);
    },
  };
}

/** Why no disk can be made small here; undefined when one can. */
function diskFault(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root may mount a small disk';
  if (process.env.TEST_DATABASE_URL) return 'the server is not ours';
  const probe = mkdtempSync(join(tmpdir(), 'aicost-probe-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe], { stdio: 'pipe' });
    execFileSync('umount', [probe]);
    execFileSync('id', ['postgres'], { stdio: 'pipe' });
    return undefined;
  } catch {
    return 'mount or the user postgres is missing';
  } finally {
    rmdirSync(probe);
  }
}

const fault = diskFault();
const here = fault === undefined ? test : test.skip;

describe(`D05: the database's disk is full${fault === undefined ? '' : ` (skipped: ${fault})`}`, () => {
  here('what is stored stays, the failure has a name, and the first sync with free space heals', async () => {
    await using disk = await smallDisk();
    const backfillFrom = addDays(TODAY, -3);
    await using simulation = await Simulation.start({
      database: disk.database,
      backfillFrom,
      world: smallWorld({ rowsPerDay: 1_500 }),
    });
    const collector = simulation.collector();
    const yesterday = addDays(TODAY, -1);
    await collector.sync(OPENAI, { days: { first: yesterday, last: yesterday } });
    const before = await windowTexts(disk.database.pool);
    expect(before.size).toBe(11);

    disk.fill();
    const full = await collector.sync(OPENAI, { days: collector.allDays() });
    expect(full).toMatchObject({
      error: { code: 'DATABASE_FULL', message: expect.stringMatching(/no disk space left.*53100/) },
    });
    for (const [window, text] of before) expect((await windowTexts(disk.database.pool)).get(window)).toBe(text);
    expect(await ledgerFaults(disk.database.pool)).toEqual([]);

    disk.free();
    expect(await collector.sync(OPENAI, { days: collector.allDays() })).toMatchObject({ outcome: 'succeeded' });
    await simulation.expectTruth(OPENAI);
  });
});
