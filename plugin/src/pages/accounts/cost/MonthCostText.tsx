import React from 'react';
import { Quiet } from '../../../components/list/Quiet';
import { formatMoney } from '../../../components/money/money';
import type { MonthCost } from './monthCosts';

/** What an account cost this month, how much of it may still change, and what is not in it. */
export function MonthCostText({ costs }: { readonly costs: readonly MonthCost[] | undefined }) {
  if (costs === undefined) return <>…</>;
  if (costs.length === 0) return <>Nothing yet</>;
  return (
    <>
      {costs.map(({ currency, billed, notFinal, unpriced }) => (
        <div key={currency}>
          <span data-testid="cost">{billed === null ? 'No price' : formatMoney(Number(billed), currency)}</span>
          <Quiet>
            {notFinal !== null && Number(notFinal) !== 0
              ? `${formatMoney(Number(notFinal), currency)} not final`
              : 'Final'}
            {unpriced > 0 && `, ${unpriced} without a price`}
          </Quiet>
        </div>
      ))}
    </>
  );
}
