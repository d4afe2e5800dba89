import { useMutation } from '@tanstack/react-query';
import type { CallInput } from '../api/calls';
import { call } from '../api/collector';

type Wish = NonNullable<CallInput<'POST /api/budgets/backtest'>['body']>['budget'];

/** Asks when a budget would have spoken in the last 90 days. It changes nothing, so nothing else is asked for anew. */
export function useBacktest() {
  return useMutation({ mutationFn: (budget: Wish) => call('POST /api/budgets/backtest', { body: { budget } }) });
}
