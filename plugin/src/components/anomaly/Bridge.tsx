import React from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatMoney } from '../money/money';
import { type BridgeStep, type PlacedStep, placeSteps } from './bridge';
import { formatChange } from './change';

interface Props {
  /** What the bridge tells, e.g. "Why it costs more". */
  readonly caption: string;
  readonly steps: readonly BridgeStep[];
  readonly currency: string;
}

/** From the usual amount to the real one, step by step: a table whose bars show what its numbers say. */
export function Bridge({ caption, steps, currency }: Props) {
  const styles = useStyles2(bridgeStyles);
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Step</th>
          <td aria-hidden="true" />
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {placeSteps(steps).map((step) => (
          <tr key={step.key} className={cx(step.isLevel && styles.level)}>
            <th scope="row" className={styles.name}>
              {step.label}
              {step.detail && <div className={styles.detail}>{step.detail}</div>}
            </th>
            <td className={styles.chart} aria-hidden="true">
              <Bar step={step} />
            </td>
            <td className={styles.amount}>
              {step.isLevel ? formatMoney(step.amount, currency) : formatChange(step.amount, currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Up and down differ by sign and by hatching too. */
function Bar({ step }: { readonly step: PlacedStep }) {
  const styles = useStyles2(bridgeStyles);
  const look = step.isLevel ? styles.whole : step.amount < 0 ? styles.less : styles.more;
  return (
    <div className={styles.track}>
      <div className={cx(styles.bar, look)} style={{ left: `${step.left * 100}%`, width: `${step.width * 100}%` }} />
    </div>
  );
}

function bridgeStyles(theme: GrafanaTheme2) {
  const cell = { padding: theme.spacing(0.5, 1), textAlign: 'left', verticalAlign: 'middle' } as const;
  const less = theme.colors.success.main;
  return {
    table: css({ width: '100%', borderCollapse: 'collapse' }),
    caption: css({
      captionSide: 'top',
      padding: theme.spacing(0, 1, 0.5),
      color: theme.colors.text.primary,
      fontWeight: theme.typography.fontWeightMedium,
      textAlign: 'left',
    }),
    level: css({ borderTop: `${theme.spacing(0.125)} solid ${theme.colors.border.medium}` }),
    name: css({ ...cell, width: '50%', fontWeight: theme.typography.fontWeightRegular, overflowWrap: 'anywhere' }),
    detail: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    chart: css({ ...cell, width: '30%' }),
    amount: css({ ...cell, textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
    track: css({ position: 'relative', height: theme.spacing(2) }),
    bar: css({ position: 'absolute', top: 0, bottom: 0, minWidth: theme.spacing(0.25) }),
    whole: css({ background: theme.colors.text.secondary }),
    more: css({ background: theme.colors.warning.main }),
    less: css({
      background: `repeating-linear-gradient(135deg, ${less} 0 ${theme.spacing(0.5)}, transparent ${theme.spacing(0.5)} ${theme.spacing(1)})`,
    }),
  };
}
