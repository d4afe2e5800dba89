import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatMoney } from '../../components/money/money';
import { formatCount, plainNumber } from './cellText';
import type { Ledger } from './ledger';
import { totalsOf } from './totals';

interface Props {
  readonly ledger: Ledger;
  readonly rows: readonly number[];
}

/** Sums of the rows that are shown, one a currency. */
export function LedgerTotals({ ledger, rows }: Props) {
  const { amounts, unpriced } = useMemo(() => totalsOf(ledger, rows), [ledger, rows]);
  const styles = useStyles2(totalStyles);
  return (
    <dl className={styles.totals}>
      <dt>Total of the rows shown</dt>
      {amounts.length === 0 && <dd>no cost</dd>}
      {amounts.map(({ currency, amount }) => (
        <dd key={currency} className={styles.amount} title={`${plainNumber(amount)} ${currency}`.trim()}>
          {formatMoney(amount, currency)}
        </dd>
      ))}
      {unpriced > 0 && (
        <dd>
          not counted: {formatCount(unpriced)} {unpriced === 1 ? 'charge' : 'charges'} without a price
        </dd>
      )}
    </dl>
  );
}

function totalStyles(theme: GrafanaTheme2) {
  return {
    totals: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
      margin: 0,
      '& dt, & dd': { margin: 0, fontWeight: theme.typography.fontWeightRegular },
    }),
    amount: css({ '&&': { fontWeight: theme.typography.fontWeightBold } }),
  };
}
