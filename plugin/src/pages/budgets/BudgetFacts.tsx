import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Fact } from './facts';

interface Props {
  readonly facts: readonly Fact[];
  readonly notes: readonly string[];
}

/** Figures side by side, as many as fit, and below them what must be known of the sum. */
export function BudgetFacts({ facts, notes }: Props) {
  const styles = useStyles2(factStyles);
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(({ label, value, detail }) => (
          <div key={label}>
            <dt className={styles.quiet}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
            <dd className={styles.quiet}>{detail}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.quiet}>{notes.map((note) => `${note}. `)}</div>
    </>
  );
}

function factStyles(theme: GrafanaTheme2) {
  return {
    facts: css({
      display: 'grid',
      gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(20)}), 1fr))`,
      gap: theme.spacing(1.5, 2),
      margin: theme.spacing(1, 0),
    }),
    value: css({ margin: 0, fontSize: theme.typography.h5.fontSize, fontWeight: theme.typography.fontWeightMedium }),
    quiet: css({
      margin: 0,
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightRegular,
      overflowWrap: 'anywhere',
    }),
  };
}
