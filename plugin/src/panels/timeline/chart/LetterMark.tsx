import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface Props {
  readonly letter: string;
  readonly color: string;
}

/** A letter in a disc, as it stands in the chart. It repeats the word beside it, so screen readers skip it. */
export function LetterMark({ letter, color }: Props) {
  const styles = useStyles2(letterStyles, color);
  return (
    <span className={styles.disc} aria-hidden="true">
      {letter}
    </span>
  );
}

function letterStyles(theme: GrafanaTheme2, color: string) {
  return {
    disc: css({
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      width: theme.spacing(1.75),
      height: theme.spacing(1.75),
      borderRadius: theme.shape.radius.circle,
      background: color,
      color: theme.colors.background.primary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightBold,
    }),
  };
}
