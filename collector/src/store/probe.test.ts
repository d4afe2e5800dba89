import { expect, test } from '@jest/globals';
import { day } from '../domain/day.js';
import { Ledger, window } from '../../test/money/ledger.js';
import { ledgerFaults } from '../../test/money/ledgerFaults.js';

const D = day('2026-11-20');
test('overflow in copy', async () => {
  await using ledger = await Ledger.open();
  await ledger.read([window(D, { a: '1.5', b: '2' })]);
  console.log(await ledger.stored(D), await ledgerFaults(ledger.database.pool));
  await ledger.database.pool.query(`create function boom() returns trigger language plpgsql as $$ begin raise exception 'boom'; end $$`);
  await ledger.database.pool.query(`create trigger boom before insert on aicost.charge_rollup for each row execute function boom()`);
  await expect(ledger.read([window(D, { a: '1.6', b: '2' })])).rejects.toThrow('boom');
  await expect(ledger.read([window(day('2026-11-19'), { a: '1.6', b: '2' })])).rejects.toThrow('boom');
  await ledger.database.pool.query(`create trigger boom before insert on aicost.charge for each row execute function boom()`);
  await expect(ledger.read([window(D, { a: '1.6', b: '2' })])).rejects.toThrow('boom');
  await expect(ledger.read([window(day('2026-11-19'), { a: '1.6', b: '2' })])).rejects.toThrow('boom');
  console.log(await ledger.stored(D), await ledgerFaults(ledger.database.pool));
});
