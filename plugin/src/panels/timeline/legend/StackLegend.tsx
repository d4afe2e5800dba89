import React from 'react';
import { useStyles2 } from '@grafana/ui';
import type { Ink } from '../chart/ink';
import { Swatch } from '../chart/Swatch';
import { stacksOf } from '../filter';
import type { CurrencyTimeline } from '../model/currencyTimeline';
import { stackName } from '../words';
import { legendStyles } from './legendStyles';

interface Props {
  readonly charts: readonly CurrencyTimeline[];
  readonly only: string | null;
  readonly ink: Ink;
  readonly onToggle: (stack: string) => void;
}

/** Names the stacks; one of them can be shown alone. Nothing is named where there is nothing to tell apart. */
export function StackLegend({ charts, only, ink, onToggle }: Props) {
  const styles = useStyles2(legendStyles);
  const stacks = stacksOf(charts);
  if (stacks.length < 2) return null;
  return (
    <div role="group" aria-label="Show only" className={styles.group}>
      {stacks.map((stack) => (
        <button
          key={stack}
          type="button"
          className={only === null || only === stack ? styles.button : styles.off}
          aria-pressed={only === stack}
          title={only === stack ? 'Show all' : 'Show only this one'}
          onClick={() => onToggle(stack)}
        >
          <Swatch color={ink.stack(stack)} />
          <span className={styles.name}>{stackName(stack)}</span>
        </button>
      ))}
    </div>
  );
}
