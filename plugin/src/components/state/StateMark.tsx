import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

/** How good a state is, as far as a colour can tell. */
export type Tone = 'good' | 'busy' | 'warning' | 'bad' | 'worst' | 'quiet';

/** How a state looks: never by colour alone, always also by icon and word. */
export interface StateLook {
  readonly label: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

/** A state: icon, colour and word. */
export function StateMark({ look }: { readonly look: StateLook }) {
  const styles = useStyles2(markStyles, look.tone);
  return (
    <span className={styles.mark}>
      <Icon name={look.icon} className={styles.icon} aria-hidden />
      {look.label}
    </span>
  );
}

/** The colour of a tone, readable on the backgrounds of the theme. */
export function toneColor({ colors, visualization }: GrafanaTheme2, tone: Tone): string {
  const color: Record<Tone, string> = {
    good: colors.success.text,
    busy: colors.info.text,
    warning: colors.warning.text,
    bad: colors.error.text,
    worst: visualization.getColorByName('purple'),
    quiet: colors.text.secondary,
  };
  return color[tone];
}

function markStyles(theme: GrafanaTheme2, tone: Tone) {
  return {
    mark: css({
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontWeight: theme.typography.fontWeightMedium,
      whiteSpace: 'nowrap',
    }),
    icon: css({ color: toneColor(theme, tone) }),
  };
}
