import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { type Severity, SEVERITY_LOOKS, type SeverityLook } from './severities';

/** How unusual a day is: icon, colour and word. */
export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const look = SEVERITY_LOOKS[severity];
  const styles = useStyles2(badgeStyles, look);
  return (
    <span className={styles.badge}>
      <Icon name={look.icon} className={styles.icon} aria-hidden />
      {look.label}
    </span>
  );
}

function badgeStyles(theme: GrafanaTheme2, { color }: SeverityLook) {
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
