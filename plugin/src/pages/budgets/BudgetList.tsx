import React from 'react';
import { EmptyState, LinkButton, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import { rights } from '../../api/rights';
import { Answer } from '../../components/Answer';
import { formatDays } from '../../components/days/days';
import { pageUrl } from '../routes';
import { BudgetBranch } from './tree/BudgetBranch';
import { budgetTree } from './tree/budgetTree';
import { type Budgets, useBudgets, useScopeNames } from './useBudgets';

/** All budgets as a tree. */
export function BudgetList({ chosen }: { readonly chosen: number | null }) {
  return (
    <Answer of={useBudgets()} what="the budgets">
      {(found) => (found.budgets.length === 0 ? <NoBudgets /> : <Tree found={found} chosen={chosen} />)}
    </Answer>
  );
}

function Tree({ found, chosen }: { readonly found: Budgets; readonly chosen: number | null }) {
  const names = useScopeNames();
  if (names === null) return <LoadingPlaceholder text="Loading the budgets …" />;
  const asOf = [...found.running.values()][0]?.as_of;
  return (
    <Stack direction="column" gap={2}>
      <Text element="p" color="secondary">
        On a bar, the filled part is spent, the thick line is the limit, and short lines are thresholds. The dashed
        frame is where the costs end in 8 of 10 cases; the line in it is the middle.
        {asOf && ` As of ${formatDays(asOf)} (UTC).`}
      </Text>
      <BudgetBranch node={budgetTree(found.budgets, names)} running={found.running} chosen={chosen} />
      {found.isCut && <Text element="p">Only the first {found.budgets.length} budgets are shown.</Text>}
    </Stack>
  );
}

/** Teaches what a budget is, and the next step. */
function NoBudgets() {
  return (
    <EmptyState
      variant="call-to-action"
      message="There is no budget yet"
      button={
        rights().mayWrite ? (
          <LinkButton icon="plus" size="lg" href={pageUrl('budgets', { edit: 'new' })}>
            Add a budget
          </LinkButton>
        ) : undefined
      }
    >
      A budget says how much may be spent in a month, in a quarter or between two days, by everything or by one account,
      model, project or tag, and when to tell people. {!rights().mayWrite && 'An Editor can add one.'}
    </EmptyState>
  );
}
