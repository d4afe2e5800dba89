import { readImport } from '../../src/importing/readImport.js';
import { importFile, type ImportDesk, type ImportWish } from '../../src/jobs/imports/importFile.js';
import type { ImportResult } from '../../src/jobs/imports/importResult.js';
import { checkLedger } from '../../src/store/checkLedger.js';
import type { Pool } from '../../src/store/db.js';
import { Ledger } from '../money/ledger.js';

export const HEADER = 'Date,Service,Account,Request Type,Tokens,Cost (USD),Data Source,Notes';
export const ANNA = { subject: 'user:u1', name: 'Anna' };

/** A file of our own form; a line is everything after the date's month: `02,OpenAI,one,chat,5,1.25,import,note`. */
export function csvFile(...lines: string[]): string {
  return `${[HEADER, ...lines.map((line) => `2026-10-${line}`)].join('\n')}\n`;
}

/** Of the connections of `importChild`. */
export const CHILD_NAME = 'aicost-import-child';

/** What `importChild` imports: some days of an account that is there, and of one that is not. */
export const CHILD_FILE = csvFile(
  ...Array.from({ length: 60 }, (_, index) => {
    const day = String(1 + (index % 20)).padStart(2, '0');
    return `${day},,${index % 2 === 0 ? 'one' : 'new'},type ${index},,${index},,`;
  }),
);

/** What imports work with in tests: no thread, since only the source is there. */
export function deskOf(pool: Pool, options: Partial<ImportDesk> = {}): ImportDesk {
  return { pool, read: async (bytes, wish) => readImport(bytes, wish), ...options };
}

/** A ledger with the account "one" of OpenAI, and files that are imported into it. */
export class ImportedLedger {
  private constructor(readonly ledger: Ledger) {}

  static async open(): Promise<ImportedLedger> {
    return new ImportedLedger(await Ledger.open());
  }

  import(text: string | Buffer, wish: Partial<ImportWish> = {}): Promise<ImportResult> {
    return importFile(deskOf(this.ledger.pool), ANNA, {
      bytes: Buffer.from(text),
      fileName: 'costs.csv',
      dryRun: false,
      partial: false,
      createAccounts: false,
      ...wish,
    });
  }

  /** `10-02 chat 1.25 (note)` a charge, of streams that people fill. */
  async charges(): Promise<string[]> {
    const rows = await this.ledger.rows<{ text: string }>(
      `select to_char(c.charge_date, 'MM-DD ') || a.account_name || ' ' || s.request_type || ' ' || coalesce(trim_scale(c.billed_cost)::text, '-')
         || coalesce(' (' || (s.tags ->> 'x_note') || ')', '') as text
       from aicost.charge as c join aicost.charge_series as s using (account_id, series_id) join aicost.account as a using (account_id)
       where s.source <> 'api' order by 1`,
    );
    return rows.map(({ text }) => text);
  }

  /** How many rows each table has that an import may write to. */
  async traces(): Promise<Record<string, number>> {
    const tables = [
      'account',
      'charge',
      'charge_window',
      'charge_rollup',
      'sync_run',
      'audit',
      'manual_entry',
      'manual_entry_version',
    ];
    const counts = tables.map(async (table) => {
      const [row] = await this.ledger.rows<{ count: number }>(`select count(*)::int as count from aicost.${table}`);
      return [table, row?.count ?? 0] as const;
    });
    return Object.fromEntries(await Promise.all(counts));
  }

  /** Closes the ledger; tells where it does not add up. */
  async close(): Promise<readonly unknown[]> {
    const { faults } = await checkLedger(this.ledger.pool);
    await this.ledger[Symbol.asyncDispose]();
    return faults;
  }
}
