import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';
import { BudgetEntry } from '../BudgetEntry';
import type { Status } from '../running';
import type { BudgetNode } from './budgetTree';

interface Props {
  readonly node: BudgetNode;
  readonly running: ReadonlyMap<number, Status>;
  /** The number of the budget that the address names. */
  readonly chosen: number | null;
  readonly depth?: number;
}

const HEADINGS = ['h2', 'h3', 'h4', 'h5'] as const;

/** A part of the tree, and all below it. */
export function BudgetBranch({ node, running, chosen, depth = 0 }: Props) {
  const styles = useStyles2(branchStyles);
  return (
    <section className={depth === 0 ? undefined : styles.branch} aria-label={node.label}>
      <Text element={HEADINGS[depth] ?? 'h6'} variant={depth === 0 ? 'h4' : 'h5'}>
        {node.label}
      </Text>
      {node.budgets.length > 0 && (
        <ul className={styles.budgets} role="list" aria-label={`Budgets of ${node.label}`}>
          {node.budgets.map((budget) => (
            <BudgetEntry
              key={budget.id}
              budget={budget}
              status={running.get(budget.id)}
              isChosen={budget.id === chosen}
            />
          ))}
        </ul>
      )}
      {node.children.map((child) => (
        <BudgetBranch key={child.key} node={child} running={running} chosen={chosen} depth={depth + 1} />
      ))}
    </section>
  );
}

function branchStyles(theme: GrafanaTheme2) {
  return {
    branch: css({
      marginTop: theme.spacing(2),
      paddingLeft: theme.spacing(2),
      borderLeft: `${theme.spacing(0.25)} solid ${theme.colors.border.medium}`,
      [theme.breakpoints.down('sm')]: { paddingLeft: theme.spacing(1) },
    }),
    budgets: css({
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(3),
      padding: theme.spacing(1, 0),
      listStyle: 'none',
    }),
  };
}
