import type { Measure } from '../domain/charge.js';
import { ZERO, type Decimal } from '../domain/decimal.js';
import { CHARGE_CATEGORIES, MEASURES } from './chargeValues.js';
import type { CsvCells } from './csvCells.js';
import { readTable } from './csvTable.js';
import { FOCUS_LAYOUT, FOCUS_TAGS, type FocusColumn } from './focusColumns.js';
import { bookedOn, readPeriod } from './period.js';
import type { ImportRow } from './reading.js';
import type { ReadingDraft } from './readingDraft.js';
import { SourcesSeen } from './sourcesSeen.js';

type Cells = CsvCells<FocusColumn>;

/** Reads a FinOps FOCUS "Cost and Usage" file. */
export function readFocusCsv(text: Buffer, defaultAccount: string, draft: ReadingDraft): void {
  const sources = new SourcesSeen();
  readTable(text, FOCUS_LAYOUT, draft, (cells) => {
    sources.note(cells.raw('x_Source'));
    return rowOf(cells, defaultAccount);
  });
  draft.suggestedSource = sources.suggestion();
}

function rowOf(cells: Cells, defaultAccount: string): ImportRow | null {
  const xMeasure = cells.oneOf('x_Measure', MEASURES, 'cost');
  const billingCurrency = cells.currency('BillingCurrency');
  const billedCost = billedCostOf(cells, xMeasure);
  const dimensions = {
    xMeasure,
    chargeCategory: cells.oneOf('ChargeCategory', CHARGE_CATEGORIES, 'Usage'),
    chargeDescription: cells.name('ChargeDescription'),
    serviceName: cells.name('ServiceName'),
    subAccountId: cells.name('SubAccountId') || cells.name('SubAccountName'),
    xCredentialId: cells.name('x_CredentialId'),
    xModel: cells.name('x_Model'),
    skuMeter: cells.name('SkuMeter') || cells.name('SkuId'),
    xRequestType: cells.name('x_RequestType'),
    xServiceTier: cells.name('x_ServiceTier'),
    billingCurrency,
    consumedUnit: cells.name('ConsumedUnit'),
    tags: tagsOf(cells),
  };
  const accountName = accountOf(cells, defaultAccount);
  const period = readPeriod(cells, 'ChargePeriodStart', 'ChargePeriodEnd');
  if (!period) return null;
  return {
    line: cells.line,
    serviceProviderName: cells.name('ServiceProviderName') || cells.name('ProviderName'),
    accountName,
    day: bookedOn(period),
    dimensions,
    period,
    billedCost,
    xBilledCostRaw: rawOf(cells, billedCost, billingCurrency),
    listCost: xMeasure === 'usage' || isUnpriced(cells) ? null : cells.amount('ListCost'),
    consumedQuantity: cells.amount('ConsumedQuantity'),
    notes: cells.note('x_Notes'),
  };
}

/** FOCUS has an amount in every row, so ours says of an unpriced charge that its 0 is none. */
function isUnpriced(cells: Cells): boolean {
  return cells.raw('x_Unpriced') === 'true';
}

/** Only a file that knows our measures may leave an amount blank, for an unpriced charge. */
function billedCostOf(cells: Cells, measure: Measure): Decimal | null {
  const amount = cells.amount('BilledCost');
  if (isUnpriced(cells)) {
    if (amount !== null && amount !== ZERO)
      cells.fault('x_Unpriced', 'a row with x_Unpriced true has no amount; write false, or BilledCost 0');
    return null;
  }
  if (measure === 'usage') {
    if (amount !== null && amount !== ZERO) {
      cells.fault(
        'BilledCost',
        'a row with x_Measure usage has no amount of its own; leave BilledCost blank or write cost',
      );
    }
    return null;
  }
  if (cells.raw('BilledCost') === '' && cells.raw('x_Measure') === '') {
    cells.fault('BilledCost', 'the amount is blank; write it as 12.50');
  }
  return amount;
}

function rawOf(cells: Cells, billedCost: Decimal | null, currency: string): string {
  const said = cells.name('x_BilledCostRaw');
  if (said !== '') return said;
  return billedCost === null ? '' : `${cells.raw('BilledCost')} ${currency}`;
}

function accountOf(cells: Cells, defaultAccount: string): string {
  const account = cells.name('BillingAccountName') || cells.name('BillingAccountId') || defaultAccount;
  if (account === '') {
    cells.fault(
      'BillingAccountName',
      'the row names no billing account; fill BillingAccountName or name a default account',
    );
  }
  return account;
}

function tagsOf(cells: Cells): Readonly<Record<string, string>> {
  const tags = cells.tags('Tags');
  const ofColumns: Record<string, string> = {};
  for (const column of FOCUS_TAGS) {
    const value = cells.name(column);
    if (value === '') continue;
    if (Object.hasOwn(tags, column) && tags[column] !== value) {
      cells.fault(column, `the column ${column} and the tag of that name disagree; keep one`);
    }
    ofColumns[column] = value;
  }
  return { ...tags, ...ofColumns };
}
