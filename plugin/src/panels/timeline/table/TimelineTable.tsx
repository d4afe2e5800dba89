import React, { useRef } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { SourceBadge } from '../../../components/source/SourceBadge';
import type { TimelineRow } from './rows';

interface Props {
  readonly rows: readonly TimelineRow[];
  /** In pixels of the page. */
  readonly height: number;
}

const COST = 'Cost';
const HEADS = ['Day (UTC)', 'What', 'Source', 'How sure', COST, 'Details'];
/** The height of a row, in steps of the theme's grid. */
const ROW_STEPS = 4;
const HEAD_ROWS = 1;

/** The charts as text, for reading, searching and screen readers. Only the rows in view are on the page. */
export function TimelineTable({ rows, height }: Props) {
  const styles = useStyles2(tableStyles);
  const { gridSize } = useTheme2().spacing;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => gridSize * ROW_STEPS,
    overscan: 10,
    initialRect: { width: 0, height },
  });
  return (
    <div
      ref={scroller}
      style={{ height }}
      className={styles.scroller}
      tabIndex={0}
      role="region"
      aria-label="Costs as a table"
    >
      <div role="table" aria-label="Costs" aria-rowcount={rows.length + HEAD_ROWS} className={styles.table}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row}>
            {HEADS.map((head) => (
              <span key={head} role="columnheader" className={head === COST ? styles.cost : undefined}>
                {head}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, key }) => (
            <Row key={key} row={rows[index]} place={index + HEAD_ROWS + 1} top={start} />
          ))}
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: TimelineRow | undefined;
  readonly place: number;
  readonly top: number;
}

function Row({ row, place, top }: RowProps) {
  const styles = useStyles2(tableStyles);
  if (!row) return null;
  return (
    <div role="row" aria-rowindex={place} className={styles.row} style={{ position: 'absolute', top, width: '100%' }}>
      <span role="cell">{row.day}</span>
      <span role="cell">{row.what}</span>
      <span role="cell">{row.source && <SourceBadge source={row.source} />}</span>
      <span role="cell">{row.sure}</span>
      <span role="cell" className={styles.cost}>
        {row.cost}
      </span>
      <span role="cell" title={row.details}>
        {row.details}
      </span>
    </div>
  );
}

function tableStyles(theme: GrafanaTheme2) {
  const widths = [14, 24, 14, 14, 18].map((steps) => theme.spacing(steps)).join(' ');
  return {
    scroller: css({ overflow: 'auto', fontSize: theme.typography.bodySmall.fontSize }),
    table: css({ minWidth: 'max-content' }),
    head: css({
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: theme.colors.background.primary,
      fontWeight: theme.typography.fontWeightMedium,
    }),
    row: css({
      display: 'grid',
      gridTemplateColumns: `${widths} minmax(${theme.spacing(30)}, 1fr)`,
      gap: theme.spacing(1),
      alignItems: 'center',
      height: theme.spacing(ROW_STEPS),
      borderBottom: `thin solid ${theme.colors.border.weak}`,
      '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    }),
    cost: css({ textAlign: 'right' }),
  };
}
