import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { STATE_LOOKS, type BudgetState, type StateLook } from './levels';

/** The state of a budget: icon, colour and word. */
export function StateBadge({ state }: { readonly state: BudgetState }) {
  const look = STATE_LOOKS[state];
  const styles = useStyles2(badgeStyles, look);
  return (
    <span className={styles.badge}>
      <Icon name={look.icon} className={styles.icon} aria-hidden />
      {look.label}
    </span>
  );
}

function badgeStyles(theme: GrafanaTheme2, { color }: StateLook) {
  return {
    badge: css({
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontWeight: theme.typography.fontWeightMedium,
      whiteSpace: 'nowrap',
    }),
    icon: css({ color: color(theme) }),
  };
}
