import React, { useId } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useScrolledTo } from '../chosen/useScrolledTo';
import { StateMark } from '../state/StateMark';
import { BudgetBar } from './BudgetBar';
import { STATE_LOOKS, stateOf } from './levels';
import type { Budget } from './budget';
import { expectedSentence, money, spentOfLimit, thresholdMarks, usedPercent } from './sentences';
import { BudgetDetails, type Outlook } from './BudgetDetails';

/** What of a budget is shown. */
export interface BudgetDisplay extends Outlook {
  /** Name, state, amounts and bar alone. */
  readonly compact: boolean;
}

interface Props {
  readonly budget: Budget;
  readonly options: BudgetDisplay;
  /** What a person may do with it. */
  readonly actions?: React.ReactNode;
  /** Whether the reader came for this one. */
  readonly isChosen?: boolean;
}

/** One budget: name, state, amounts and bar, and what they mean in sentences. */
export function BudgetCard({ budget, options, actions, isChosen = false, children }: React.PropsWithChildren<Props>) {
  const styles = useStyles2(cardStyles);
  const place = useScrolledTo<HTMLLIElement>(isChosen);
  const nameId = useId();
  const runsOut = budget.end.kind === 'forecast' || budget.end.kind === 'burn rate';
  const state = stateOf({ ...budget, runsOut });
  const expected = options.showForecast ? budget.expectedAtEnd : null;
  const scope = [budget.scope, budget.period].filter(Boolean).join(' · ');
  const words = [
    `${spentOfLimit(budget)}, ${usedPercent(budget)}`,
    STATE_LOOKS[state].label,
    expected && expectedSentence(budget),
  ];
  return (
    <li ref={place} className={cx(styles.card, isChosen && styles.chosen)} aria-current={isChosen || undefined}>
      <div className={styles.line}>
        <span>
          <strong id={nameId}>{budget.name}</strong> <span className={styles.scope}>{scope}</span>
        </span>
        <StateMark look={STATE_LOOKS[state]} />
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
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}

function cardStyles(theme: GrafanaTheme2) {
  return {
    card: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0 }),
    chosen: css({
      paddingLeft: theme.spacing(1.5),
      borderLeft: `${theme.spacing(0.5)} solid ${theme.colors.primary.border}`,
    }),
    line: css({
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 1),
      overflowWrap: 'anywhere',
    }),
    actions: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), paddingTop: theme.spacing(0.5) }),
    scope: css({ color: theme.colors.text.secondary }),
  };
}
