import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Ledger, window } from '../../test/money/ledger.js';
import { ledgerFaults } from '../../test/money/ledgerFaults.js';
import { addDays, day } from '../domain/day.js';
import { CollectorError } from '../errors.js';
import { keepWindows } from './windows.js';

const FRIDAY = day('2026-11-20');
const ROUNDS = 20;

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => ledger[Symbol.asyncDispose]());

test('R8, R9: of two collectors that write at once the newer read wins, whoever comes first', async () => {
  const [one, two] = [ledger.anotherPool(), ledger.anotherPool()];
  const days = [0, 1, 2, 3].map((index) => addDays(FRIDAY, -index));
  for (let round = 1; round <= ROUNDS; round += 1) {
    const [early, late] = [await ledger.now(), await ledger.now()];
    const older = days.map((read) => window(read, { a: `${round}.25`, old: '1', [`old${round}`]: '2' }));
    const newer = days.map((read) => window(read, { a: `${round}.5`, new: '1' })).reverse();
    const writes = [
      () => ledger.read(older, { fetchedAt: early, through: one }),
      () => ledger.read(newer, { fetchedAt: late, through: two }),
    ];
    if (round % 2 === 0) writes.reverse();
    await Promise.all(writes.map(async (write) => write()));
    for (const read of days) expect(await ledger.stored(read)).toEqual({ a: `${round}.5`, new: '1' });
    expect(await ledgerFaults(ledger.database.pool)).toEqual([]);
  }
});

test('a failure and a success that meet on the same days never wait for each other in a circle', async () => {
  const [one, two] = [ledger.anotherPool(), ledger.anotherPool()];
  const days = Array.from({ length: 30 }, (_, index) => addDays(FRIDAY, -index));
  const error = new CollectorError('PROVIDER_TIMEOUT', 'no answer');
  for (let round = 1; round <= ROUNDS; round += 1) {
    const [fetchedAt, failedAt] = [await ledger.now(), await ledger.now()];
    await Promise.all([
      ledger.read(
        days.map((read) => window(read, { a: `${round}.5` })),
        { fetchedAt, through: one },
      ),
      ...[days, [...days].reverse()].map(async (order) =>
        keepWindows(two, ledger.accountId, 'costs', order, failedAt, error),
      ),
    ]);
    for (const read of days.slice(0, 3)) expect(await ledger.stored(read)).toEqual({ a: `${round}.5` });
  }
  expect(await ledgerFaults(ledger.database.pool)).toEqual([]);
});
