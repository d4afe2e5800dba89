import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** What the parts of the legend share. Off is told by a line through the name, not by faintness alone. */
export function legendStyles(theme: GrafanaTheme2) {
  const item = {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.25, 0.75),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.primary,
  };
  const button = {
    ...item,
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    '&:hover': { background: theme.colors.action.hover },
    '&[aria-pressed="true"]': { background: theme.colors.action.selected },
  };
  const crossedOut = { '& > span': { textDecoration: 'line-through' } };
  return {
    group: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.25), listStyle: 'none' }),
    button: css(button),
    off: css({ ...button, ...crossedOut, color: theme.colors.text.secondary }),
    key: css({ ...item, color: theme.colors.text.secondary }),
    name: css({ overflowWrap: 'anywhere', textAlign: 'left' }),
    sum: css({ fontWeight: theme.typography.fontWeightMedium }),
  };
}
