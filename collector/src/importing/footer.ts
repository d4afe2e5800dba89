import { parseDecimal, sumDecimals, type Decimal } from '../domain/decimal.js';
import { shown, type FaultLog } from './faultLog.js';
import type { ImportRow } from './reading.js';

const ENTRY = /^#\s*([^:]*?)\s*(?::\s*(.*))?$/s;

interface Total {
  readonly line: number;
  readonly text: string;
}

/** The `#` lines that an export ends with: `# Total Records,120` or `# Total Records: 120`. */
export class Footer {
  private readonly totals = new Map<string, Total>();
  hasBegun = false;

  add(line: number, cells: readonly string[]): void {
    this.hasBegun = true;
    const [, name = '', value] = ENTRY.exec(cells[0] ?? '') ?? [];
    this.totals.set(name.toLowerCase(), { line, text: value ?? cells[1] ?? '' });
  }

  /** Faults when the file gives totals that its rows do not have: it was cut or edited. */
  check(recordCount: number, rows: readonly ImportRow[], faults: FaultLog): void {
    const isWhole = faults.count === 0;
    this.compare('total records', String(recordCount), faults);
    // With a refused row the sum differs anyway, and its own fault says why.
    if (isWhole)
      this.compare(this.totals.has('total cost') ? 'total cost' : 'total cost (usd)', totalUsd(rows), faults);
  }

  private compare(name: string, actual: string, faults: FaultLog): void {
    const total = this.totals.get(name);
    if (!total || parseDecimal(total.text)?.value === actual) return;
    faults.add(
      total.line,
      null,
      `the file says ${name} ${shown(total.text)} but its rows give ${actual}: it was cut or edited; export it again, or remove the # lines if the rows are right`,
    );
  }
}

function totalUsd(rows: readonly ImportRow[]): Decimal {
  const usd = rows.filter(({ dimensions }) => dimensions.billingCurrency === 'USD');
  return sumDecimals(usd.flatMap(({ billedCost }) => (billedCost === null ? [] : [billedCost])));
}
