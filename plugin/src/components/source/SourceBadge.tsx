import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2, useTheme2 } from '@grafana/ui';
import { ShapeMark } from './ShapeMark';
import { sourceLook, type Palette } from './sources';

interface Props {
  /** `api`, `manual`, `estimate`, `import`; anything else is shown as it is. */
  readonly source: string;
}

/** Where an amount comes from: shape, colour and word. */
export function SourceBadge({ source }: Props) {
  const theme = useTheme2();
  const look = sourceLook(source);
  const palette = theme.isDark ? look.dark : look.light;
  const styles = useStyles2(badgeStyles, palette);
  return (
    <Tooltip content={look.meaning}>
      <span className={styles.badge} tabIndex={0}>
        <ShapeMark shape={look.shape} color={palette.ink} size={10} />
        {look.label}
      </span>
    </Tooltip>
  );
}

function badgeStyles(theme: GrafanaTheme2, { fill, ink }: Palette) {
  return {
    badge: css({
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0, 1),
      borderRadius: theme.shape.radius.pill,
      background: fill,
      color: ink,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
      whiteSpace: 'nowrap',
    }),
  };
}
