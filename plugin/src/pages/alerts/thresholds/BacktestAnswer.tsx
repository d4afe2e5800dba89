import React from 'react';
import type { CallAnswer } from '../../../api/calls';
import { Quiet } from '../../../components/list/Quiet';
import { firingWords } from './words';

interface Props {
  readonly answer: CallAnswer<'POST /api/budgets/backtest'>;
  readonly currency: string;
}

/** When a budget would have spoken, and how far that can be trusted. */
export function BacktestAnswer({ answer, currency }: Props) {
  const { firings, known_since: since, first_day: first, not_tested: untested } = answer;
  return (
    <>
      {firingWords(firings, currency)}
      {since !== null && since > first && (
        <Quiet>Before {since} nothing was read; those days count as known now.</Quiet>
      )}
      {untested.length > 0 && <Quiet>Forecast thresholds are not in it: outlooks of the past are not kept.</Quiet>}
    </>
  );
}
