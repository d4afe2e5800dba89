import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface Props {
  readonly color: string;
}

/** The colour of a stack, beside its name: a bar, so that it is not taken for the mark of a source. */
export function Swatch({ color }: Props) {
  const styles = useStyles2(swatchStyles, color);
  return <span className={styles.swatch} aria-hidden="true" />;
}

function swatchStyles(theme: GrafanaTheme2, color: string) {
  return {
    swatch: css({
      display: 'inline-block',
      flexShrink: 0,
      width: theme.spacing(2),
      height: theme.spacing(0.5),
      borderRadius: theme.shape.radius.default,
      background: color,
    }),
  };
}
