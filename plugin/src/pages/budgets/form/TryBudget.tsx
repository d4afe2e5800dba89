import React, { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { useBacktest } from '../../../data/useBacktest';
import { BacktestAnswer } from '../../alerts/thresholds/BacktestAnswer';
import { type BudgetForm, bodyOf } from './budgetForm';

/** How often the budget, as it is typed, would have spoken: too often is soon ignored, and never is no help. */
export function TryBudget() {
  const styles = useStyles2(tryStyles);
  const { watch, trigger, getValues } = useFormContext<BudgetForm>();
  const { mutate, reset, data, error, isPending } = useBacktest();
  // What was found is about the budget as it was then.
  useEffect(() => watch(() => reset()).unsubscribe, [watch, reset]);
  const ask = async () => {
    if (await trigger()) mutate(bodyOf(getValues()));
  };
  return (
    <div className={styles}>
      <Button type="button" variant="secondary" icon="history" disabled={isPending} onClick={() => void ask()}>
        {isPending ? 'Looking back …' : 'Backtest'}
      </Button>
      <div aria-live="polite">
        {data && (
          <>
            In the last 90 days: <BacktestAnswer answer={data} currency={getValues('currency').trim().toUpperCase()} />
          </>
        )}
        {error !== null && <Problem error={error} />}
      </div>
    </div>
  );
}

function tryStyles(theme: GrafanaTheme2) {
  return css({ display: 'grid', justifyItems: 'start', gap: theme.spacing(1), marginBottom: theme.spacing(2) });
}
