import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { sourceLook } from '../../../components/source/sources';
import { money } from '../../forecast/words';
import type { MonthCost } from '../useSpending';

interface Props {
  readonly currency: string;
  /** Those with an amount, the largest first. */
  readonly sources: MonthCost['sources'];
}

/** The sources of a sum as a bar, and below it each one by badge and amount. */
export function SourceMix({ currency, sources }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(mixStyles);
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {sources.map(({ source, share }) => {
          const look = sourceLook(source);
          const { mark } = theme.isDark ? look.dark : look.light;
          return <div key={source} style={{ flexGrow: Math.max(Number(share), 0), background: mark }} />;
        })}
      </div>
      <ul className={styles.list} aria-label="Sources">
        {sources.map(({ source, billed_cost: cost }) => (
          <li key={source} className={styles.source}>
            <SourceBadge source={source} />
            <span className={styles.amount}>{cost !== null && money(cost, currency)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function mixStyles(theme: GrafanaTheme2) {
  return {
    bar: css({
      display: 'flex',
      gap: theme.spacing(0.25),
      height: theme.spacing(1),
      margin: theme.spacing(1, 0),
      overflow: 'hidden',
      borderRadius: theme.shape.radius.pill,
      '> div': { minWidth: theme.spacing(0.5) },
    }),
    list: css({ listStyle: 'none', display: 'grid', gap: theme.spacing(0.5) }),
    source: css({ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: theme.spacing(1) }),
    amount: css({ fontVariantNumeric: 'tabular-nums' }),
  };
}
