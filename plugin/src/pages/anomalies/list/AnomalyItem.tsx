import React, { useId } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { formatChange } from '../../../components/anomaly/change';
import { SEVERITY_LOOKS } from '../../../components/anomaly/severities';
import { StateMark } from '../../../components/state/StateMark';
import { useScrolledTo } from '../../../components/chosen/useScrolledTo';
import { formatDays } from '../../../components/days/days';
import { formatMoney } from '../../../components/money/money';
import { type Anomaly, subjectOf } from '../anomaly';
import { ExplanationView } from '../explained/ExplanationView';
import { VerdictPanel } from '../verdict/VerdictPanel';

interface Props {
  readonly anomaly: Anomaly;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One anomaly: a line that says what and how much, and below it, when opened, why, and what people say of it. */
export function AnomalyItem({ anomaly, isOpen, onToggle }: Props) {
  const styles = useStyles2(itemStyles);
  const place = useScrolledTo<HTMLHeadingElement>(isOpen);
  const detailId = useId();
  return (
    <li className={cx(styles.item, isOpen && styles.open)}>
      <h3 ref={place} className={styles.heading}>
        <button
          type="button"
          className={styles.head}
          aria-expanded={isOpen}
          aria-controls={detailId}
          onClick={onToggle}
        >
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} aria-hidden />
          <Headline anomaly={anomaly} />
        </button>
      </h3>
      <p className={styles.sentence}>{anomaly.sentence}</p>
      <div id={detailId} hidden={!isOpen} className={styles.detail}>
        {isOpen && (
          <>
            <ExplanationView anomaly={anomaly} />
            <VerdictPanel anomaly={anomaly} />
          </>
        )}
      </div>
    </li>
  );
}

function Headline({ anomaly }: { readonly anomaly: Anomaly }) {
  const styles = useStyles2(itemStyles);
  const { currency, cost, expected, excess, severity, day, last_day: lastDay } = anomaly;
  const money = (amount: string) => formatMoney(Number(amount), currency);
  return (
    <span className={styles.line}>
      <StateMark look={SEVERITY_LOOKS[severity]} />
      <span>{formatDays(day, lastDay)}</span>
      <strong>{subjectOf(anomaly)}</strong>
      <span>
        {money(cost)} instead of {money(expected)}
      </span>
      <strong>{formatChange(Number(excess), currency)}</strong>
      <span className={styles.state}>{stateWords(anomaly)}</span>
    </span>
  );
}

function stateWords({ state, state_reason: reason, verdict }: Anomaly): string {
  if (state === 'withdrawn') return reason === '' ? 'withdrawn' : `withdrawn: ${reason}`;
  return verdict ?? (state === 'open' ? 'open' : 'closed, not judged');
}

function itemStyles(theme: GrafanaTheme2) {
  return {
    item: css({
      padding: theme.spacing(1),
      borderBottom: `${theme.spacing(0.125)} solid ${theme.colors.border.weak}`,
      listStyle: 'none',
    }),
    open: css({ background: theme.colors.background.secondary, borderRadius: theme.shape.radius.default }),
    heading: css({ margin: 0, fontSize: theme.typography.body.fontSize }),
    head: css({
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      width: '100%',
      padding: theme.spacing(0.5, 0),
      border: 'none',
      background: 'none',
      color: theme.colors.text.primary,
      textAlign: 'left',
    }),
    line: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      minWidth: 0,
      fontWeight: theme.typography.fontWeightRegular,
      overflowWrap: 'anywhere',
    }),
    state: css({ color: theme.colors.text.secondary }),
    sentence: css({
      margin: 0,
      paddingLeft: theme.spacing(3),
      color: theme.colors.text.secondary,
      overflowWrap: 'anywhere',
    }),
    detail: css({
      '&:not([hidden])': { display: 'flex' },
      flexDirection: 'column',
      gap: theme.spacing(2),
      padding: theme.spacing(2, 0, 1, 3),
      [theme.breakpoints.down('sm')]: { paddingLeft: 0 },
    }),
  };
}
