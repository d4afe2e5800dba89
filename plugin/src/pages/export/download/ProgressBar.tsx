import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface Props {
  readonly label: string;
  /** What the bar shows, in words. */
  readonly words: string;
  /** Null: how much is done cannot be known. */
  readonly value: number | null;
  readonly max: number;
}

/** How much of something is done; without a value it only says that something is going on. */
export function ProgressBar({ label, words, value, max }: Props) {
  const styles = useStyles2(progressStyles);
  const share = value === null || max === 0 ? null : value / max;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuetext={words}
      className={styles.track}
      {...(share === null ? {} : { 'aria-valuemin': 0, 'aria-valuemax': max, 'aria-valuenow': value ?? 0 })}
    >
      <div className={share === null ? styles.unknown : styles.known} style={{ width: `${(share ?? 1) * 100}%` }} />
    </div>
  );
}

function progressStyles(theme: GrafanaTheme2) {
  const bar = { height: '100%', borderRadius: theme.shape.radius.pill };
  const stripes = `repeating-linear-gradient(45deg, ${theme.colors.primary.main} 0 ${theme.spacing(1)}, transparent 0 ${theme.spacing(2)})`;
  return {
    track: css({
      height: theme.spacing(1),
      width: '100%',
      background: theme.colors.background.canvas,
      border: `1px solid ${theme.colors.border.medium}`,
      borderRadius: theme.shape.radius.pill,
      overflow: 'hidden',
    }),
    known: css({ ...bar, background: theme.colors.primary.main }),
    unknown: css({ ...bar, background: stripes }),
  };
}
