import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

export function rowsStyles(theme: GrafanaTheme2) {
  const line = `${theme.spacing(0.125)} solid ${theme.colors.border.weak}`;
  return {
    scroll: css({ overflowX: 'auto', maxWidth: '100%' }),
    table: css({
      width: '100%',
      'th, td': { padding: theme.spacing(1), borderBottom: line, textAlign: 'left', verticalAlign: 'top' },
      'thead th': { background: theme.colors.background.secondary, whiteSpace: 'nowrap' },
      'tbody th': { fontWeight: theme.typography.fontWeightRegular },
      'tfoot th, tfoot td': { fontWeight: theme.typography.fontWeightMedium, borderBottom: 'none' },
      small: { color: theme.colors.text.secondary },
    }),
    figure: css({ '&&': { textAlign: 'right' }, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
    name: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.25, 1),
      minWidth: theme.spacing(20),
      small: { flexBasis: '100%' },
    }),
  };
}
