import React from 'react';
import { css } from '@emotion/css';
import { Alert, useStyles2 } from '@grafana/ui';
import { Answer } from '../../components/Answer';
import { BudgetCard } from '../../components/budget/BudgetCard';
import { QueryRoot } from '../../data/QueryRoot';
import { useCall } from '../../data/useCall';
import { runningBudget, type Status } from '../budgets/running';

export interface BudgetStatusProps {
  /** The number or the name of a budget. */
  readonly budget: number | string;
}

/** How a budget stands, for pages of other plugins: `aicost-tracker-app/budget-status/v1`. */
export function BudgetStatus(props: BudgetStatusProps) {
  return (
    <QueryRoot>
      <AskedStatus {...props} />
    </QueryRoot>
  );
}

const ALL = { limit: 1000 };
const DISPLAY = { compact: false, showForecast: true, showBurnRate: true };

function AskedStatus({ budget }: BudgetStatusProps) {
  return (
    <Answer of={useCall('GET /api/budgets/status', { query: ALL })} what="the budget">
      {({ items }) => <KnownStatus status={find(items, budget)} budget={budget} />}
    </Answer>
  );
}

/** A name may look like a number; then the number wins. */
function find(statuses: readonly Status[], budget: BudgetStatusProps['budget']): Status | undefined {
  return (
    statuses.find(({ budget_id: id }) => String(id) === String(budget)) ??
    statuses.find(({ budget: name }) => name === budget)
  );
}

function KnownStatus({ status, budget }: BudgetStatusProps & { readonly status: Status | undefined }) {
  const list = useStyles2(listStyle);
  if (!status)
    return (
      <Alert severity="info" title={`No budget ${budget} is running`}>
        Give the number or the exact name of a budget whose period is running.
      </Alert>
    );
  return (
    <ul className={list}>
      <BudgetCard budget={runningBudget(status, [])} options={DISPLAY} />
    </ul>
  );
}

function listStyle() {
  return css({ listStyle: 'none' });
}
