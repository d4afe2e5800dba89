import type { Measure } from '../domain/charge.js';
import type { Decimal } from '../domain/decimal.js';
import { CHARGE_CATEGORIES, MEASURES } from './chargeValues.js';
import type { CsvCells } from './csvCells.js';
import { readTable } from './csvTable.js';
import { OWN_LAYOUT, type OwnColumn } from './ownColumns.js';
import { periodOfDay } from './period.js';
import type { ImportRow } from './reading.js';
import type { ReadingDraft } from './readingDraft.js';
import { SourcesSeen } from './sourcesSeen.js';

type Cells = CsvCells<OwnColumn>;

/** Reads the CSV that our own export writes, and what people write by hand in its form. */
export function readOwnCsv(text: Buffer, defaultAccount: string, draft: ReadingDraft): void {
  const sources = new SourcesSeen();
  readTable(text, OWN_LAYOUT, draft, (cells) => {
    sources.note(cells.raw('Data Source'));
    return rowOf(cells, defaultAccount);
  });
  draft.suggestedSource = sources.suggestion();
}

function rowOf(cells: Cells, defaultAccount: string): ImportRow | null {
  const day = cells.day('Date');
  const money = moneyOf(cells);
  const quantity = quantityOf(cells);
  const xMeasure = measureOf(cells, money.billedCost, quantity.amount);
  const dimensions = {
    xMeasure,
    chargeCategory: cells.oneOf('Charge Category', CHARGE_CATEGORIES, 'Usage'),
    chargeDescription: cells.name('Charge Description'),
    serviceName: '',
    subAccountId: cells.name('Sub Account'),
    xCredentialId: cells.name('Credential'),
    xModel: cells.name('Model'),
    skuMeter: cells.name('SKU Meter'),
    xRequestType: cells.name('Request Type'),
    xServiceTier: cells.name('Service Tier'),
    billingCurrency: money.currency,
    consumedUnit: quantity.unit,
    tags: cells.tags('Tags'),
  };
  const accountName = cells.name('Account') || defaultAccount;
  if (accountName === '') cells.fault('Account', 'the account is blank; write its name, as in Team Blue');
  const period = day && periodOfDay(cells, day, 'Date', 'Charge Period Start', 'Charge Period End');
  if (!day || !period) return null;
  return {
    line: cells.line,
    serviceProviderName: cells.name('Service'),
    accountName,
    day,
    dimensions,
    period,
    billedCost: money.billedCost,
    xBilledCostRaw: money.raw,
    listCost: cells.amount('List Cost'),
    consumedQuantity: quantity.amount,
    notes: cells.note('Notes'),
  };
}

interface Money {
  readonly billedCost: Decimal | null;
  readonly currency: string;
  readonly raw: string;
}

/** `Cost (USD)` is the amount itself in US dollars, and only a conversion beside a `Billed Cost` in another currency. */
function moneyOf(cells: Cells): Money {
  const currency = cells.currency('Billing Currency');
  const usd = cells.amount('Cost (USD)');
  const billed = cells.amount('Billed Cost');
  if (billed !== null) {
    if (currency === 'USD' && usd !== null && usd !== billed) {
      cells.fault('Billed Cost', `Billed Cost ${billed} and Cost (USD) ${usd} disagree; keep the right one`);
    }
    return { billedCost: billed, currency, raw: `${cells.raw('Billed Cost')} ${currency}` };
  }
  if (usd === null) return { billedCost: null, currency, raw: '' };
  if (currency !== 'USD') {
    cells.fault(
      'Billed Cost',
      `Billing Currency is ${currency} but only Cost (USD) is given; write the amount in Billed Cost`,
    );
  }
  return { billedCost: usd, currency, raw: `${cells.raw('Cost (USD)')} USD` };
}

function quantityOf(cells: Cells): { amount: Decimal | null; unit: string } {
  const tokens = cells.count('Tokens');
  const consumed = cells.amount('Consumed Quantity');
  const unit = cells.name('Consumed Unit');
  if (tokens === null) return { amount: consumed, unit };
  if ((consumed !== null && consumed !== tokens) || (unit !== '' && unit !== 'Tokens')) {
    cells.fault('Tokens', 'Tokens disagrees with Consumed Quantity and Consumed Unit; leave one of them blank');
  }
  return { amount: tokens, unit: 'Tokens' };
}

/** A quantity without money is usage: read as a cost it would stand as unpriced, which nobody said. */
function measureOf(cells: Cells, billedCost: Decimal | null, quantity: Decimal | null): Measure {
  const isSaid = cells.raw('Measure') !== '';
  const measure = cells.oneOf('Measure', MEASURES, billedCost === null ? 'usage' : 'cost');
  if (measure === 'usage' && billedCost !== null) {
    cells.fault('Measure', 'a usage row has no amount of its own; leave its cost blank or write cost');
  }
  if (!isSaid && billedCost === null && quantity === null && cells.isSound) {
    cells.fault('Cost (USD)', 'the row has neither a cost nor tokens; write the cost as 12.50');
  }
  return measure;
}
