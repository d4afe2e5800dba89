import { sumAccounts, type AccountFigures } from './accountFigures.js';
import { seriesOf } from './samples.js';

/** The name under which the accounts beyond the cap are summed up, one a service. */
export const OTHER = 'other';

export interface Capped {
  readonly accounts: readonly AccountFigures[];
  /** Series that lost their own name. */
  readonly dropped: number;
}

/** Keeps the accounts that cost most, as many as `maxSeries` allows, and sums up the others. Every sum stays equal. */
export function capAccounts(accounts: readonly AccountFigures[], maxSeries: number): Capped {
  if (countSeries(accounts) <= maxSeries) return { accounts, dropped: 0 };
  // An account that happens to have that name would hide behind the sum.
  const ranked = byCost(accounts.filter(({ account }) => account !== OTHER));
  let budget = maxSeries - countSeries(sumByService(accounts));
  const kept = new Set<AccountFigures>();
  for (const account of ranked) {
    budget -= seriesOf(account);
    if (budget < 0) break;
    kept.add(account);
  }
  const folded = accounts.filter((account) => !kept.has(account));
  return { accounts: [...kept, ...sumByService(folded)], dropped: countSeries(folded) };
}

function countSeries(accounts: readonly AccountFigures[]): number {
  return accounts.reduce((count, account) => count + seriesOf(account), 0);
}

function sumByService(accounts: readonly AccountFigures[]): AccountFigures[] {
  const services = [...new Set(accounts.map(({ service }) => service))];
  return services.map((service) =>
    sumAccounts(
      OTHER,
      service,
      accounts.filter((account) => account.service === service),
    ),
  );
}

/** Amounts of two currencies cannot be compared, so an account counts by its best place within any one currency. */
function byCost(accounts: readonly AccountFigures[]): AccountFigures[] {
  const places = new Map<AccountFigures, number>();
  for (const currency of new Set(accounts.flatMap(({ spending }) => [...spending.keys()]))) {
    const cost = ({ spending }: AccountFigures): bigint => spending.get(currency)?.monthToDate ?? 0n;
    const spenders = accounts.filter(({ spending }) => spending.has(currency));
    spenders.sort((a, b) => (cost(a) < cost(b) ? 1 : cost(a) > cost(b) ? -1 : 0));
    spenders.forEach((account, place) => places.set(account, Math.min(place, places.get(account) ?? Infinity)));
  }
  const placeOf = (account: AccountFigures): number => places.get(account) ?? accounts.length;
  return [...accounts].sort((a, b) => placeOf(a) - placeOf(b));
}
