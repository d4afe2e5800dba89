import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { ScrollContainer, Text, useStyles2 } from '@grafana/ui';
import { RequiredColumns } from '../../components/RequiredColumns';
import { BudgetCard } from '../../components/budget/BudgetCard';
import { EmptyBudgets } from './EmptyBudgets';
import { columns } from './columns';
import { toBudgets } from './frame';
import { sortBudgets, type BudgetOptions } from './options';

type Props = Pick<PanelProps<BudgetOptions>, 'data' | 'options'>;

/** Draws what is spent of each budget, and when its money ends. */
export function BudgetPanel({ data, options }: Props) {
  const model = useMemo(() => toBudgets(data.series), [data.series]);
  const styles = useStyles2(panelStyles);
  if ('missing' in model) return <RequiredColumns columns={columns} missing={model.missing} />;
  if (model.budgets.length === 0 && model.unreadable === 0) return <EmptyBudgets />;
  return (
    <ScrollContainer>
      {/* Safari takes the list role from lists without bullets. */}
      <ul className={styles.budgets} role="list" aria-label="Budgets">
        {sortBudgets(model.budgets, options.sortBy).map((budget, place) => (
          <BudgetCard key={`${budget.name} ${place}`} budget={budget} options={options} />
        ))}
      </ul>
      {model.unreadable > 0 && (
        <Text element="p" color="secondary" variant="bodySmall">
          Not shown: {model.unreadable} {model.unreadable === 1 ? 'row' : 'rows'} without a name, a limit above 0, or a
          figure.
        </Text>
      )}
    </ScrollContainer>
  );
}

function panelStyles(theme: GrafanaTheme2) {
  return {
    budgets: css({
      display: 'grid',
      // A column is never wider than the panel, on a phone neither.
      gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(40)}), 1fr))`,
      gap: theme.spacing(2),
      listStyle: 'none',
    }),
  };
}
