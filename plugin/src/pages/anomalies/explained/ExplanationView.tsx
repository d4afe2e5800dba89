import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';
import { Bridge } from '../../../components/anomaly/Bridge';
import type { Anomaly } from '../anomaly';
import { explanationNotes } from './explanationNotes';
import { causeSteps, leafSteps } from './explanationSteps';

/** Why it jumped, in money that adds up: by cause, and by what was used. */
export function ExplanationView({ anomaly }: { readonly anomaly: Anomaly }) {
  const styles = useStyles2(viewStyles);
  const { explanation, currency } = anomaly;
  if (explanation === null) {
    return <Text element="p">There is no explanation: too little is known of the days before it.</Text>;
  }
  return (
    <>
      <div className={styles.bridges}>
        <Bridge caption="Why" steps={causeSteps(explanation)} currency={currency} />
        <Bridge caption="Where" steps={leafSteps(explanation, currency)} currency={currency} />
      </div>
      <ul className={styles.notes}>
        {explanationNotes(anomaly, explanation).map((note) => (
          <li key={note}>{note}.</li>
        ))}
      </ul>
    </>
  );
}

function viewStyles(theme: GrafanaTheme2) {
  return {
    bridges: css({
      display: 'grid',
      gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(58)}), 1fr))`,
      gap: theme.spacing(3),
      alignItems: 'start',
    }),
    notes: css({
      padding: theme.spacing(1, 0, 0, 2.5),
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
  };
}
