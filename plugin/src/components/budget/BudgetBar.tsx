import React from 'react';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { toneColor } from '../state/StateMark';
import { barEnd, barPosition, type BarFigures, type BarMark } from './barScale';
import { barStyles } from './barStyles';
import { STATE_LOOKS, type BudgetState } from './levels';

interface Props extends BarFigures {
  readonly state: BudgetState;
  /** The id of the element that names the budget. */
  readonly labelledBy: string;
  /** What the bar shows, in words, e.g. "$820.00 of $1,000.00, 82%". */
  readonly words: string;
  readonly marks?: readonly BarMark[];
}

/** What is spent of a limit. Over the limit the scale grows, and the line of the limit stays where the limit is. */
export function BudgetBar({ state, labelledBy, words, marks = [], ...figures }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(barStyles, toneColor(theme, STATE_LOOKS[state].tone));
  const { spent, limit, expectedAtEnd } = figures;
  const end = barEnd(figures);
  const at = (amount: number) => barPosition(amount, end);
  return (
    <div
      className={styles.frame}
      role="meter"
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={end}
      aria-valuenow={Math.max(spent, 0)}
      aria-valuetext={words}
    >
      <div className={styles.track}>
        <div className={styles.spent} style={{ width: at(Math.min(spent, limit)) }} />
        {spent > limit && <div className={styles.over} style={{ left: at(limit), width: at(spent - limit) }} />}
      </div>
      {expectedAtEnd && <ExpectedRange {...expectedAtEnd} at={at} styles={styles} />}
      {marks
        .filter(({ amount }) => amount <= end)
        .map(({ amount, label }) => (
          <div key={label} className={styles.mark} style={{ left: at(amount) }} title={label} />
        ))}
      <div className={styles.limit} style={{ left: at(limit) }} title="Limit" />
    </div>
  );
}

interface RangeProps extends NonNullable<BarFigures['expectedAtEnd']> {
  readonly at: (amount: number) => string;
  readonly styles: ReturnType<typeof barStyles>;
}

function ExpectedRange({ expected, lower80, upper80, at, styles }: RangeProps) {
  return (
    <>
      {lower80 !== null && upper80 !== null && (
        <div className={styles.range} style={{ left: at(lower80), width: at(upper80 - lower80) }} />
      )}
      <div className={styles.expected} style={{ left: at(expected) }} title="Expected at the end" />
    </>
  );
}
