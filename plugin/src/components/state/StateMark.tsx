import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

/** How good a state is, as far as a colour can tell. */
export type Tone = 'good' | 'busy' | 'warning' | 'bad' | 'quiet';

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

function markStyles({ colors, spacing, typography }: GrafanaTheme2, tone: Tone) {
  const color: Record<Tone, string> = {
    good: colors.success.text,
    busy: colors.info.text,
    warning: colors.warning.text,
    bad: colors.error.text,
    quiet: colors.text.secondary,
  };
  return {
    mark: css({
      display: 'inline-flex',
      alignItems: 'center',
      gap: spacing(0.5),
      fontWeight: typography.fontWeightMedium,
      whiteSpace: 'nowrap',
    }),
    icon: css({ color: color[tone] }),
  };
}
