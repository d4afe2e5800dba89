import { OWN_STREAMS } from '../../src/domain/charge.js';
import { addDays } from '../../src/domain/day.js';
import { decimal } from '../../src/domain/decimal.js';
import type { Pool } from '../../src/store/db.js';
import { addAccount, charge, dims, FIRST_DAY, store } from './seededLedger.js';

/** The kinds of rows that few ledgers have: bought, taxed, adjusted, imported, counted without money, with tags of all sorts. */
export async function seedRareKinds(pool: Pool): Promise<number> {
  const accountId = await addAccount(pool, 'Rare', 'openai', 'OpenAI');
  await pool.query(`update aicost.account set organisation_id = 'org-7' where account_id = $1`, [accountId]);
  const bought = dims({ chargeCategory: 'Purchase', chargeDescription: 'credits', serviceName: 'OpenAI API' });
  const seats = dims({ chargeCategory: 'Purchase', chargeDescription: 'seats', consumedUnit: 'Seats' });
  await store(pool, accountId, 'costs', [
    charge(bought, FIRST_DAY, '100'),
    charge(seats, FIRST_DAY, '60', { consumedQuantity: decimal('3'), listCost: decimal('90') }),
    charge(dims({ chargeCategory: 'Tax', chargeDescription: 'VAT', skuMeter: 'vat' }), FIRST_DAY, '19'),
    charge(dims({ chargeCategory: 'Adjustment', chargeDescription: 'rounding' }), FIRST_DAY, '-0.01'),
    charge(
      dims({ chargeCategory: 'Usage', skuMeter: 'images', tags: { occurrence: 'often', x_entry: '?' } }),
      FIRST_DAY,
      '0',
    ),
  ]);
  const requests = dims({ xMeasure: 'usage', consumedUnit: 'Requests', xModel: 'gpt-5' });
  await store(pool, accountId, 'usage', [charge(requests, FIRST_DAY, null, { consumedQuantity: decimal('0') })]);
  const tags = {
    team: 'blue',
    'owner@example.test': 'line\nboss@example.test',
    key: '\tsk-proj-abcdefghijklmnop_qrst',
  };
  const imported = dims({
    source: 'import',
    xRequestType: 'chat',
    consumedUnit: 'Tokens',
    subAccountId: 'proj_2',
    tags,
  });
  await store(pool, accountId, OWN_STREAMS.import, [
    charge(imported, FIRST_DAY, '1.5', { consumedQuantity: decimal('10') }),
    charge({ ...imported, tags: { ...tags, occurrence: '2' } }, FIRST_DAY, '1', { consumedQuantity: decimal('20') }),
    charge(imported, addDays(FIRST_DAY, 1), '7', { listCost: decimal('8') }),
  ]);
  return accountId;
}
