import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import { apiChargesOn } from '../../store/apiCharges.js';
import type { Db } from '../../store/db.js';

/** The provider's own figures stand on the same days, in one currency. */
export interface Overlap {
  readonly code: 'OVERLAPS_API_CHARGES';
  readonly message: string;
  readonly days: readonly Day[];
  readonly apiCost: Decimal;
  readonly currency: string;
}

/** Tells where what is entered by hand, or imported, stands beside what the provider says. Nothing is taken away. */
export async function overlapsWithApi(
  db: Db,
  account: { readonly accountId: number; readonly accountName: string },
  days: readonly Day[],
): Promise<Overlap[]> {
  const charges = await apiChargesOn(db, account.accountId, days);
  return charges.map(({ days: shared, billedCost, billingCurrency }) => ({
    code: 'OVERLAPS_API_CHARGES',
    message:
      `the account "${account.accountName}" already has charges read from the provider on ${inWords(shared)}: ` +
      `${billedCost} ${billingCurrency}; both are counted`,
    days: shared,
    apiCost: billedCost,
    currency: billingCurrency,
  }));
}

function inWords(days: readonly Day[]): string {
  const [first = ''] = days;
  return days.length === 1 ? first : `${days.length} days from ${first} to ${days.at(-1) ?? ''}`;
}
