import React, { useId } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';

interface Props {
  /** What the figure is of, e.g. "Next 30 days". */
  readonly title: string;
  /** The figure itself, as it is read. */
  readonly value: React.ReactNode;
  /** Found by tests and by people who look for one figure: `data-testid`. */
  readonly id: string;
}

/** One figure in large letters, and below it what must be known to believe it. */
export function Figure({ title, value, id, children }: React.PropsWithChildren<Props>) {
  const styles = useStyles2(figureStyles);
  const heading = useId();
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <Text element="h3" variant="h6" color="secondary" id={heading}>
        {title}
      </Text>
      <div className={styles.value} data-testid={id}>
        {value}
      </div>
      <div className={styles.words}>{children}</div>
    </section>
  );
}

interface FiguresProps {
  /** How narrow one may become, in units of the theme's spacing. */
  readonly minWidth?: number;
  /** Four figures of one kind: 4, 2 or 1 in a row, and never one alone below three. */
  readonly areFour?: boolean;
}

/** Figures beside each other, as many as there is room for. */
export function Figures({ minWidth = 30, areFour = false, children }: React.PropsWithChildren<FiguresProps>) {
  const styles = useStyles2(gridStyles, minWidth);
  return (
    <div className={areFour ? styles.room : undefined}>
      <div className={areFour ? styles.four : styles.grid}>{children}</div>
    </div>
  );
}

function gridStyles(theme: GrafanaTheme2, minWidth: number) {
  const gap = 2;
  const roomFor = (figures: number) =>
    `@container (min-width: ${theme.spacing(figures * minWidth + (figures - 1) * gap)})`;
  const grid = { display: 'grid', gap: theme.spacing(gap) } as const;
  return {
    room: css({ containerType: 'inline-size' }),
    grid: css({ ...grid, gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(minWidth)}), 1fr))` }),
    four: css({
      ...grid,
      gridTemplateColumns: 'minmax(0, 1fr)',
      [roomFor(2)]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
      [roomFor(4)]: { gridTemplateColumns: 'repeat(4, minmax(0, 1fr))' },
    }),
  };
}

function figureStyles(theme: GrafanaTheme2) {
  return {
    card: css({
      padding: theme.spacing(2),
      borderRadius: theme.shape.radius.default,
      border: `${theme.spacing(0.125)} solid ${theme.colors.border.weak}`,
      background: theme.colors.background.primary,
    }),
    value: css({
      fontSize: theme.typography.h2.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
      fontVariantNumeric: 'tabular-nums',
    }),
    words: css({ color: theme.colors.text.secondary, '> p': { margin: theme.spacing(0.5, 0, 0) } }),
  };
}
