import React from 'react';
import { Button } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { Problem } from '../../../components/Problem';
import { useBacktest } from '../../../data/useBacktest';
import { BacktestAnswer } from './BacktestAnswer';

type Budget = CallAnswer<'GET /api/budgets'>['items'][number];

/** When the budget would have spoken, by what was known on each day; worked out when somebody asks. */
export function PastMessages({ budget }: { readonly budget: Budget }) {
  const backtest = useBacktest();
  if (backtest.error !== null)
    return <Problem error={backtest.error} onRetry={() => backtest.mutate(wishOf(budget))} />;
  if (backtest.data === undefined)
    return (
      <Button
        size="sm"
        variant="secondary"
        disabled={backtest.isPending}
        onClick={() => backtest.mutate(wishOf(budget))}
        aria-label={`Backtest ${budget.name}`}
      >
        {backtest.isPending ? 'Looking back …' : 'Backtest'}
      </Button>
    );
  return <BacktestAnswer answer={backtest.data} currency={budget.currency} />;
}

function wishOf({
  thresholds,
  name,
  limit,
  currency,
  period,
  service_id,
  account_id,
  model,
  project,
  tag,
  sources,
  ...rest
}: Budget) {
  return {
    ...{ thresholds, name, limit, currency, period, service_id, account_id, model, project, tag, sources },
    ...(period === 'fixed' ? { first_day: rest.first_day, last_day: rest.last_day } : {}),
  };
}
