import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OWN_STREAMS } from '../../src/domain/charge.js';
import { disarm, rearm } from '../../src/domain/formulaGuard.js';
import { anyText } from './anyText.js';
import { ExportApi, rowsOf, SEEDED_DAYS } from './exportApi.js';
import { addAccount, charge, dims, FIRST_DAY, store } from './seededLedger.js';

let api: ExportApi;
let accountId: number;
beforeAll(async () => {
  api = await ExportApi.open(async (pool) => {
    accountId = await addAccount(pool, 'one');
  });
});
afterAll(() => api.close());

interface Texts {
  readonly model: string;
  readonly notes: string;
  readonly tag: string;
}

const texts = fc.uniqueArray(fc.record({ model: anyText, notes: anyText, tag: anyText }), {
  minLength: 1,
  maxLength: 12,
  selector: (each) => JSON.stringify(each),
});

/** Each set of texts on a charge of its own, told apart by its amount. */
async function seed(account: string, all: readonly Texts[]): Promise<void> {
  await api.pool.query('update aicost.account set account_name = $2 where account_id = $1', [accountId, account]);
  const charges = all.map(({ model, notes, tag }, index) =>
    charge(
      dims({ source: 'import', xModel: model, tags: { x_note: notes, [`tag ${tag}`]: tag } }),
      FIRST_DAY,
      `-${index + 1}`,
    ),
  );
  await store(api.pool, accountId, OWN_STREAMS.import, charges);
}

const tagsOf = ({ tag }: Texts): Record<string, string> => ({ [`tag ${tag}`]: tag });
const DANGEROUS = /^[=+\-@\t\r\n＝＋－＠]/;
const TEXT_COLUMNS = ['Account', 'Model', 'Notes', 'Tags'];

interface JsonRecord {
  readonly account: string | null;
  readonly notes: string | null;
  readonly cost_usd: number;
  readonly metadata: { readonly model: string | null; readonly tags: Record<string, string> };
}

async function expectCsv(account: string, all: readonly Texts[]): Promise<void> {
  const { body } = await api.get({ ...SEEDED_DAYS, columns: 'all', metadata: 'none' });
  const rows = rowsOf(body);
  expect(rows).toHaveLength(all.length);
  for (const row of rows) {
    expect(row['Cost (USD)']).toMatch(/^-\d+$/);
    expect(TEXT_COLUMNS.filter((column) => DANGEROUS.test(row[column] ?? ''))).toEqual([]);
    const own = all[-Number(row['Cost (USD)']) - 1];
    const read = TEXT_COLUMNS.map((column) => rearm(row[column] ?? ''));
    expect([...read.slice(0, 3), JSON.parse(read[3] ?? '')]).toEqual([
      account,
      own?.model,
      own?.notes,
      own && tagsOf(own),
    ]);
  }
}

async function expectJson(account: string, all: readonly Texts[]): Promise<void> {
  const { body } = await api.get({ ...SEEDED_DAYS, format: 'json' });
  const { records } = JSON.parse(body) as { records: JsonRecord[] };
  expect(records).toHaveLength(all.length);
  for (const { account: name, notes, cost_usd, metadata } of records) {
    const own = all[-cost_usd - 1];
    const expected = [account, own?.notes, own?.model].map((text) => (text === '' ? null : text));
    expect([name, notes, metadata.model, metadata.tags]).toEqual([...expected, own && tagsOf(own)]);
  }
}

async function expectFocus(account: string, all: readonly Texts[]): Promise<void> {
  const { body } = await api.get({ ...SEEDED_DAYS, format: 'focus' });
  for (const row of rowsOf(body)) {
    const own = all[-Number(row.BilledCost) - 1];
    const read = ['BillingAccountName', 'x_Model', 'x_Notes'].map((column) => rearm(row[column] ?? ''));
    expect([...read, JSON.parse(rearm(row.Tags ?? ''))]).toEqual([account, own?.model, own?.notes, own && tagsOf(own)]);
  }
}

test('any text comes back from CSV, FOCUS and JSON as it was, and none is a formula on the way', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, texts, async (account, all) => {
      await seed(account, all);
      await expectCsv(account, all);
      await expectJson(account, all);
      await expectFocus(account, all);
    }),
    { numRuns: 40 },
  );
});

describe('a cell that the database writes', () => {
  const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  test('is disarmed as the rest of the program does it, for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 50 }), async (all) => {
        const { rows } = await api.pool.query<{ cell: string }>(
          'select aicost.csv_text(t.text) as cell from unnest($1::text[]) with ordinality as t (text, place) order by t.place',
          [all],
        );
        expect(rows.map(({ cell }) => cell)).toEqual(all.map((text) => quoted(disarm(text))));
      }),
      { numRuns: 200 },
    );
  });
});
