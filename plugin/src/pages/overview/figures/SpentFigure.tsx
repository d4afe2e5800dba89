import React from 'react';
import { Text } from '@grafana/ui';
import { Figure } from '../../../components/chart/Figure';
import { money } from '../../forecast/words';
import type { MonthCost, Trend } from '../useSpending';
import { monthComparison, type MonthComparison } from './words';

interface Props {
  readonly cost: MonthCost;
  /** undefined: not known yet, or nothing was charged lately. */
  readonly trend: Trend | undefined;
}

/** What the month has cost so far, against the one before, and what of it may still change. */
export function SpentFigure({ cost: { currency, total, entered_for_later_days: later }, trend }: Props) {
  const { billed_cost: spent, not_final_cost: notFinal, unpriced_charges: unpriced } = total;
  return (
    <Figure
      id={`spent-${currency}`}
      title="Spent, today included"
      value={spent === null ? 'No price known' : money(spent, currency)}
    >
      {trend && <Comparison {...monthComparison(trend)} />}
      {notFinal !== null && Number(notFinal) !== 0 && <p>{money(notFinal, currency)} of it is not final.</p>}
      {unpriced > 0 && <p>{unpriced} charges have no price and are not in it.</p>}
      {Number(later) !== 0 && <p>{money(later, currency)} is entered for days to come and not in it.</p>}
    </Figure>
  );
}

function Comparison({ change, amounts }: MonthComparison) {
  return (
    <>
      <p>
        <Text color="primary" weight="medium">
          {change}
        </Text>
      </p>
      {amounts !== null && <p>{amounts}</p>}
    </>
  );
}
