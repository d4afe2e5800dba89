import React, { useId } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { BudgetBar } from '../../components/budget/BudgetBar';
import { StateBadge } from '../../components/budget/StateBadge';
import { STATE_LOOKS, stateOf } from '../../components/budget/levels';
import type { Budget } from './budget';
import type { BudgetOptions } from './options';
import { expectedSentence, money, spentOfLimit, thresholdMarks, usedPercent } from './sentences';
import { BudgetDetails } from './BudgetDetails';

interface Props {
  readonly budget: Budget;
  readonly options: BudgetOptions;
}

/** One budget: name, state, amounts and bar, and what they mean in sentences. */
export function BudgetCard({ budget, options }: Props) {
  const styles = useStyles2(cardStyles);
  const nameId = useId();
  const runsOut = budget.end.kind === 'forecast' || budget.end.kind === 'burn rate';
  const state = stateOf({ ...budget, runsOut });
  const expected = options.showForecast ? budget.expectedAtEnd : null;
  const scope = [budget.account !== 'all' && budget.account, budget.period].filter(Boolean).join(' · ');
  const words = [
    `${spentOfLimit(budget)}, ${usedPercent(budget)}`,
    STATE_LOOKS[state].label,
    expected && expectedSentence(budget),
  ];
  return (
    <li className={styles.card}>
      <div className={styles.line}>
        <span>
          <strong id={nameId}>{budget.name}</strong> <span className={styles.scope}>{scope}</span>
        </span>
        <StateBadge state={state} />
      </div>
      <BudgetBar
        spent={budget.spent}
        limit={budget.limit}
        expectedAtEnd={expected ?? undefined}
        state={state}
        labelledBy={nameId}
        words={words.filter(Boolean).join('. ')}
        marks={thresholdMarks(budget)}
      />
      <div className={styles.line}>
        <span>{spentOfLimit(budget)}</span>
        <strong>{usedPercent(budget)}</strong>
      </div>
      {budget.spent > budget.limit && <div>{money(budget, budget.spent - budget.limit)} over the limit</div>}
      {!options.compact && <BudgetDetails budget={budget} options={options} />}
    </li>
  );
}

function cardStyles(theme: GrafanaTheme2) {
  return {
    card: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0 }),
    line: css({
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 1),
      overflowWrap: 'anywhere',
    }),
    scope: css({ color: theme.colors.text.secondary }),
  };
}
