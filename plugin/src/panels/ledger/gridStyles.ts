import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** Rows are equally high, so that the place of each is known without measuring it. */
export function rowHeight(theme: GrafanaTheme2): number {
  return theme.spacing.gridSize * 4;
}

export function gridStyles(theme: GrafanaTheme2) {
  const line = `${theme.spacing(0.125)} solid ${theme.colors.border.weak}`;
  const row = { display: 'grid', height: rowHeight(theme), borderBottom: line } as const;
  return {
    scroller: css({
      flex: '1 1 0',
      minHeight: theme.spacing(12),
      overflow: 'auto',
      // A cell that takes the focus must not hide under the header.
      scrollPaddingTop: rowHeight(theme),
      border: line,
    }),
    header: css({
      ...row,
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: theme.colors.background.secondary,
    }),
    heading: css({ cursor: 'pointer', '& > span': { fontWeight: theme.typography.fontWeightMedium } }),
    body: css({ position: 'relative' }),
    row: css({
      ...row,
      position: 'absolute',
      left: 0,
      width: '100%',
      cursor: 'default',
      '&:hover': { background: theme.colors.action.hover },
    }),
    selected: css({
      background: theme.colors.action.selected,
      boxShadow: `inset ${theme.spacing(0.5)} 0 0 ${theme.colors.primary.border}`,
    }),
    cell: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      minWidth: 0,
      padding: theme.spacing(0, 1),
      whiteSpace: 'nowrap',
      '&:focus-visible': {
        outline: `${theme.spacing(0.25)} solid ${theme.colors.primary.border}`,
        outlineOffset: theme.spacing(-0.25),
      },
      '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
    }),
    number: css({ justifyContent: 'flex-end', fontVariantNumeric: 'tabular-nums' }),
    active: css({
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    empty: css({ color: theme.colors.text.secondary, fontStyle: 'italic' }),
  };
}

export type GridStyles = ReturnType<typeof gridStyles>;
