import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** @param color of the spent part */
export function barStyles(theme: GrafanaTheme2, color: string) {
  const whole = { position: 'absolute', top: 0, bottom: 0 } as const;
  const upright = { ...whole, width: theme.spacing(0.25), transform: 'translateX(-50%)' } as const;
  return {
    frame: css({ position: 'relative', height: theme.spacing(3) }),
    track: css({
      ...whole,
      top: theme.spacing(0.5),
      bottom: theme.spacing(0.5),
      width: '100%',
      overflow: 'hidden',
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.secondary,
      boxShadow: `inset 0 0 0 ${theme.spacing(0.125)} ${theme.colors.border.medium}`,
    }),
    spent: css({ ...whole, left: 0, background: color }),
    over: css({
      ...whole,
      background: `repeating-linear-gradient(135deg, ${color} 0 ${theme.spacing(0.5)}, ${theme.colors.background.primary} ${theme.spacing(0.5)} ${theme.spacing(1)})`,
    }),
    range: css({
      ...whole,
      top: theme.spacing(0.75),
      bottom: theme.spacing(0.75),
      border: `${theme.spacing(0.25)} dashed ${theme.colors.text.primary}`,
      borderRadius: theme.shape.radius.default,
    }),
    expected: css({
      ...upright,
      top: theme.spacing(0.5),
      bottom: theme.spacing(0.5),
      background: theme.colors.text.primary,
    }),
    mark: css({ ...upright, top: '70%', background: theme.colors.text.secondary }),
    limit: css({ ...upright, width: theme.spacing(0.5), background: theme.colors.text.maxContrast }),
  };
}
