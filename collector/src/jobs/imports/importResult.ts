import type { Source } from '../../domain/charge.js';
import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import { CollectorError } from '../../errors.js';
import type { ImportFault, ImportFormat } from '../../importing/reading.js';

/** What a person should know although nothing is wrong. */
export interface ImportWarning {
  readonly code:
    | 'NOTHING_CHANGED'
    | 'LONG_PERIODS'
    | 'OVERLAPS_API_CHARGES'
    | 'FILE_SAYS_MANUAL'
    | 'ENTRIES_STAY_DELETED'
    | 'COLUMNS_LEFT_OUT'
    | 'ESTIMATES_WITHHELD';
  readonly message: string;
}

/** What an import did, or would do. */
export interface ImportResult {
  readonly format: ImportFormat;
  readonly source: Exclude<Source, 'api'>;
  readonly dryRun: boolean;
  /** Charges of the file that were taken. */
  readonly rows: number;
  readonly chargesNew: number;
  readonly chargesChanged: number;
  readonly chargesUnchanged: number;
  /** Charges of the file that were not taken, because of the faults. */
  readonly skipped: number;
  /** Names of accounts that were not there before. */
  readonly accountsCreated: readonly string[];
  /** What the taken charges add up to. */
  readonly total: readonly { readonly currency: string; readonly cost: Decimal }[];
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** The first thousand. */
  readonly faults: readonly ImportFault[];
  readonly faultCount: number;
  readonly warnings: readonly ImportWarning[];
}

/** Nothing of the file was stored. */
export class ImportRefused extends CollectorError {
  constructor(
    fileName: string,
    readonly faults: readonly ImportFault[],
    readonly faultCount: number,
  ) {
    const first = faults[0];
    const where = first ? `; the first is in line ${first.line}: ${first.message}` : '';
    const many = faultCount === 1 ? '1 fault' : `${faultCount} faults`;
    super('IMPORT_REFUSED', `${fileName} has ${many}, so nothing was stored${where}`);
  }
}
