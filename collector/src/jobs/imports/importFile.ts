import { setImmediate as giveWay } from 'node:timers/promises';
import type { Source } from '../../domain/charge.js';
import type { Day } from '../../domain/day.js';
import { sumDecimals } from '../../domain/decimal.js';
import { CollectorError } from '../../errors.js';
import { FaultLog } from '../../importing/faultLog.js';
import type { ImportFormat, ImportOptions, ImportReading, ImportRow } from '../../importing/reading.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { databaseNow, withRetriedTransaction, type Pool, type Transaction } from '../../store/db.js';
import { lockImports } from '../../store/importLock.js';
import { rehearse } from '../../store/rehearse.js';
import { lockAccount } from '../../store/accountLock.js';
import { overlapsWithApi } from '../entries/overlap.js';
import { entryOfRow, type RowEntry } from './entriesOfRows.js';
import { ImportRefused, type ImportResult, type ImportWarning } from './importResult.js';
import { warningsOf } from './importWarnings.js';
import { placeRows, type PlacedRows } from './placeRows.js';
import { storeCharges } from './storeCharges.js';
import { storeEntries, type EntryEffect } from './storeEntries.js';

export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;

export type ReadImport = (bytes: Buffer, options: ImportOptions) => Promise<ImportReading>;

/** What an import works with. */
export interface ImportDesk {
  readonly pool: Pool;
  /** Reads a file; it may take seconds, so a server does it in another thread. */
  readonly read: ReadImport;
  /** So long an import waits for another one. Default 30 seconds. */
  readonly waitMs?: number;
}

export interface ImportWish {
  readonly bytes: Buffer;
  readonly fileName: string;
  /** Left out: found from the content. */
  readonly format?: ImportFormat;
  /** Left out: `estimate` when the file holds estimates, else `import`. */
  readonly source?: Exclude<Source, 'api'>;
  /** Does everything and takes it back. */
  readonly dryRun: boolean;
  /** Takes the good rows although others are not. */
  readonly partial: boolean;
  readonly createAccounts: boolean;
  /** The account of rows that name none. */
  readonly defaultAccount?: string;
}

/**
 * Stores a file of charges, all of it or nothing: with any fault it throws `ImportRefused`, unless the good rows were
 * asked for, or only to be told what would happen.
 */
export async function importFile(desk: ImportDesk, actor: Actor, wish: ImportWish): Promise<ImportResult> {
  if (wish.bytes.length > MAX_IMPORT_BYTES) throw tooLarge();
  const { format, defaultAccount } = wish;
  const reading = await desk.read(wish.bytes, {
    ...(format === undefined ? {} : { format }),
    ...(defaultAccount === undefined ? {} : { defaultAccount }),
  });
  const inTransaction = wish.dryRun ? rehearse : withRetriedTransaction;
  return inTransaction(desk.pool, async (tx) => {
    await lockImports(tx, desk.waitMs);
    return new Import(tx, actor, wish, reading).run();
  });
}

export function tooLarge(): CollectorError {
  return new CollectorError(
    'IMPORT_TOO_LARGE',
    `the file is larger than ${MAX_IMPORT_BYTES / 1024 / 1024} MiB; import it in parts, each with the header`,
  );
}

/** After so many rows a server gets to its other callers. */
const ROWS_AT_ONCE = 2_000;

type Group = PlacedRows & { readonly entries: readonly RowEntry[] };

/** One attempt to store a reading, in one transaction. */
class Import {
  private readonly faults: FaultLog;
  private readonly source: Exclude<Source, 'api'>;
  private readonly effect = { fresh: 0, changed: 0, unchanged: 0, deleted: 0, withheld: 0 };
  private readonly taken: ImportRow[] = [];
  private readonly overlaps: ImportWarning[] = [];

  constructor(
    private readonly tx: Transaction,
    private readonly actor: Actor,
    private readonly wish: ImportWish,
    private readonly reading: ImportReading,
  ) {
    this.source = wish.source ?? (reading.suggestedSource === 'estimate' ? 'estimate' : 'import');
    this.faults = FaultLog.from(reading.faults, reading.faultCount);
  }

  async run(): Promise<ImportResult> {
    const { actor, wish, reading, faults } = this;
    const options = { actor, createAccounts: wish.createAccounts, namesServices: reading.format !== 'ccusage' };
    const { placed, created } = await placeRows(this.tx, reading.rows, options, faults);
    const today = (await databaseNow(this.tx)).slice(0, 10) as Day;
    const groups: Group[] = [];
    for (const group of placed) groups.push(await this.withEntries(group, today));
    this.refuseFaults(groups.every(({ rows }) => rows.length === 0));
    for (const { target } of groups) await lockAccount(this.tx, target.accountId);
    for (const group of groups) await this.store(group);
    const result = this.result(created);
    await recordAudit(this.tx, actor, { action: 'import', target: wish.fileName, detail: auditDetail(result) });
    return result;
  }

  /** With source manual, only rows that can be entries stay. */
  private async withEntries(group: PlacedRows, today: Day): Promise<Group> {
    if (this.source !== 'manual') return { ...group, entries: [] };
    const rows: ImportRow[] = [];
    const entries: RowEntry[] = [];
    for (const [index, row] of group.rows.entries()) {
      if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await giveWay();
      const entry = entryOfRow(row, today, this.faults);
      if (!entry) continue;
      rows.push(row);
      entries.push(entry);
    }
    return { ...group, rows, entries };
  }

  private refuseFaults(isNothingGood: boolean): void {
    if (this.faults.count === 0 || this.wish.dryRun) return;
    if (this.wish.partial && !isNothingGood) return;
    throw new ImportRefused(this.wish.fileName, this.faults.inOrder(), this.faults.count);
  }

  private async store(group: Group): Promise<void> {
    const { tx, actor, source } = this;
    const { fileName } = this.wish;
    const effect: Partial<EntryEffect> =
      source === 'manual'
        ? await storeEntries(tx, group.target.accountId, group.entries, { actor, fileName })
        : await storeCharges(tx, group, { source, actor: actor.subject, fileName });
    for (const count of ['fresh', 'changed', 'unchanged', 'deleted', 'withheld'] as const)
      this.effect[count] += effect[count] ?? 0;
    for (const row of group.rows) this.taken.push(row);
    const days = [...new Set(group.rows.map((row) => row.day))];
    this.overlaps.push(...(await overlapsWithApi(tx, group.target, days)));
  }

  private result(accountsCreated: string[]): ImportResult {
    const { reading, wish, taken, faults, effect, source } = this;
    const days = taken.map((row) => row.day).sort();
    return {
      format: reading.format,
      source,
      dryRun: wish.dryRun,
      rows: taken.length,
      chargesNew: effect.fresh,
      chargesChanged: effect.changed,
      chargesUnchanged: effect.unchanged,
      skipped: reading.skipped + reading.rows.length - taken.length,
      accountsCreated,
      total: totals(taken),
      firstDay: days[0] ?? null,
      lastDay: days.at(-1) ?? null,
      faults: faults.inOrder(),
      faultCount: faults.count,
      warnings: [
        ...warningsOf({ reading, source, isSourceNamed: wish.source !== undefined, taken, effect }),
        ...this.overlaps,
      ],
    };
  }
}

function totals(rows: readonly ImportRow[]): ImportResult['total'] {
  const currencies = [...new Set(rows.map((row) => row.dimensions.billingCurrency))].sort();
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.dimensions.billingCurrency === currency);
    return { currency, cost: sumDecimals(own.flatMap(({ billedCost }) => billedCost ?? [])) };
  });
}

/** What was done, without the lists that may be long. */
function auditDetail(result: ImportResult): Record<string, unknown> {
  const warnings = result.warnings.map(({ code }) => code);
  return { ...result, faults: undefined, warnings };
}
