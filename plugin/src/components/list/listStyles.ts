import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

export function listStyles(theme: GrafanaTheme2) {
  const { breakpoints, colors, spacing, typography } = theme;
  const onPhone = breakpoints.down('md');
  return {
    table: css({
      width: '100%',
      borderCollapse: 'collapse',
      'th, td': { padding: spacing(1), textAlign: 'left', verticalAlign: 'top' },
      [onPhone]: {
        display: 'block',
        'tbody, tr, th, td': { display: 'block' },
        'th, td': { padding: spacing(0.5, 0) },
      },
    }),
    head: css({
      color: colors.text.secondary,
      fontSize: typography.bodySmall.fontSize,
      whiteSpace: 'nowrap',
      th: { fontWeight: typography.fontWeightRegular },
      // Cells say their column themselves there; screen readers still find the heads.
      [onPhone]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
    }),
    group: css({
      paddingTop: `${spacing(3)} !important`,
      fontSize: typography.h5.fontSize,
      fontWeight: typography.fontWeightMedium,
    }),
    row: css({
      borderTop: `1px solid ${colors.border.weak}`,
      th: { fontWeight: typography.fontWeightMedium },
      time: { whiteSpace: 'nowrap' },
      [onPhone]: {
        padding: spacing(1, 0),
        'td::before': {
          content: 'attr(data-column)',
          display: 'block',
          color: colors.text.secondary,
          fontSize: typography.bodySmall.fontSize,
        },
      },
    }),
    chosen: css({ background: colors.action.selected }),
    number: css({
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
      [breakpoints.up('md')]: { textAlign: 'right !important' as 'right' },
    }),
  };
}
