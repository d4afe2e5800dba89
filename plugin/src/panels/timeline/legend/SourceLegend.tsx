import React from 'react';
import { useStyles2 } from '@grafana/ui';
import { formatMoney } from '../../../components/money/money';
import { ShapeMark } from '../../../components/source/ShapeMark';
import { sourceLook } from '../../../components/source/sources';
import type { Ink } from '../chart/ink';
import { sourcesOf } from '../filter';
import { sumBy } from '../model/costs';
import type { CurrencyTimeline } from '../model/currencyTimeline';
import { legendStyles } from './legendStyles';

interface Props {
  readonly charts: readonly CurrencyTimeline[];
  readonly hidden: readonly string[];
  readonly ink: Ink;
  readonly onToggle: (source: string) => void;
}

/** Names every source in the data with its sum, and shows or hides it. */
export function SourceLegend({ charts, hidden, ink, onToggle }: Props) {
  const styles = useStyles2(legendStyles);
  const sums = charts.map(({ parts, currency }) => ({ currency, bySource: sumBy(parts, ({ source }) => source) }));
  return (
    <div role="group" aria-label="Show sources" className={styles.group}>
      {sourcesOf(charts).map((source) => (
        <button
          key={source}
          type="button"
          className={hidden.includes(source) ? styles.off : styles.button}
          aria-pressed={!hidden.includes(source)}
          title={sourceLook(source).meaning}
          onClick={() => onToggle(source)}
        >
          <ShapeMark {...ink.source(source)} />
          <span className={styles.name}>{sourceLook(source).label}</span>
          <span className={styles.sum}>
            {sums
              .filter(({ bySource }) => bySource.has(source))
              .map(({ currency, bySource }) => formatMoney(bySource.get(source) ?? 0, currency))
              .join(' · ')}
          </span>
        </button>
      ))}
    </div>
  );
}
